-- What a sample ledger is filled with, so that a filling that was broken off goes on where it stopped.

create schema sample;
comment on schema sample is 'About ledgers marked sample: kept outside the ledger.';

create table sample.fill (
    one         boolean primary key default true check (one),
    plan        json not null,
    finished_at timestamptz
);

comment on table sample.fill is 'The one filling of this ledger with a simulated portfolio.';
comment on column sample.fill.one is 'There is one row at most.';
comment on column sample.fill.plan is 'What is simulated; the same plan gives the same commands, ids and times.';
comment on column sample.fill.finished_at is 'When all of it was recorded; null while it is not.';

-- Only whoever makes the ledger fills it: the application’s role has no rights here.
revoke all on schema sample from public;

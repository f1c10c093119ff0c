-- How far each subscriber has come. A node reads it and moves it through the functions alone, each of which compares
-- before it sets, so that two nodes that both think they are at work on a subscription cannot both move it.

create schema subscriptions;
comment on schema subscriptions is 'Subscribers of the log: how far each has come, and which node is at work on it.';

create table subscriptions.progress (
    subscriber text collate "C" primary key,
    position   bigint not null check (position >= 0),
    delivered  bigint not null check (delivered between 0 and position),
    failures   integer not null default 0,
    trouble    text,
    retry_at   timestamptz,
    parked     text,
    moved_at   timestamptz not null default now()
);

comment on table subscriptions.progress is 'How far each subscriber has come in the log.';
comment on column subscriptions.progress.subscriber is 'Who subscribes.';
comment on column subscriptions.progress.position is 'Everything up to it was delivered, or was not meant for the subscriber.';
comment on column subscriptions.progress.delivered is 'The last position that was delivered; 0: none yet.';
comment on column subscriptions.progress.failures is 'How often in a row the next delivery has failed.';
comment on column subscriptions.progress.trouble is 'Why it failed last; null after a success.';
comment on column subscriptions.progress.retry_at is 'When it is tried again; null: at once.';
comment on column subscriptions.progress.parked is 'Why nothing is delivered until an operator resumes it; null while it is delivered to.';
comment on column subscriptions.progress.moved_at is 'When position was last moved.';

create table subscriptions.leases (
    subscriber text collate "C" primary key,
    holder     uuid not null,
    until      timestamptz not null
);

comment on table subscriptions.leases is
    'Which node is at work on a subscription. For thrift alone: what keeps two from moving it is the comparison in subscriptions.move.';
comment on column subscriptions.leases.subscriber is 'Whose subscription.';
comment on column subscriptions.leases.holder is 'The node, by an id made at its start.';
comment on column subscriptions.leases.until is 'When another may take it, by the clock of the database.';

revoke all on schema subscriptions from public;
grant usage on schema subscriptions to ledger_app;
grant select, insert, delete on subscriptions.progress to ledger_app;
grant select, insert, update, delete on subscriptions.leases to ledger_app;

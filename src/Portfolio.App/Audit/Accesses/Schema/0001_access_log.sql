-- What auditors and leadership opened or took away, and what was refused to anybody. Kept outside the ledger: it holds
-- ids of people and never a name, and it goes when its time is over.

create schema audit;
comment on schema audit is 'Who looked at what: kept outside the ledger, with a retention of its own.';

create table audit.access_log (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    kind         text collate "C" not null check (kind in ('read', 'export', 'refused', 'missed', 'purged')),
    person       text collate "C",
    role         text collate "C",
    method       text collate "C" not null,
    address      text collate "C" not null,
    parameters   text collate "C" not null,
    status       integer not null,
    bytes        bigint not null,
    rows         bigint,
    milliseconds integer not null
);

comment on table audit.access_log is 'Each answer to an auditor or to leadership, and each refusal.';
comment on column audit.access_log.id is 'In the order in which they were written.';
comment on column audit.access_log.at is 'When the request came.';
comment on column audit.access_log.kind is 'read; export (taken away as a file); refused; missed (refusals that were counted and not written singly); purged (this log itself).';
comment on column audit.access_log.person is 'Id of who asked, never a name; null: nobody had signed in.';
comment on column audit.access_log.role is 'In which role.';
comment on column audit.access_log.method is 'HTTP method.';
comment on column audit.access_log.address is 'Path; of what was not there, only its pattern.';
comment on column audit.access_log.parameters is 'As in the address. A value that may hold a name is left out (…); a person who was searched for stands as an id.';
comment on column audit.access_log.status is 'HTTP status of the answer; 401 and 403 are refusals, also where a page led elsewhere.';
comment on column audit.access_log.bytes is 'Of the answer, before compression.';
comment on column audit.access_log.rows is 'How many rows or events the answer held, where it is counted in them.';
comment on column audit.access_log.milliseconds is 'How long the answer took.';

create index access_log_at on audit.access_log (at);
create index access_log_person on audit.access_log (person, id);

revoke all on schema audit from public;
grant usage on schema audit to ledger_app;
grant select, insert on audit.access_log to ledger_app;

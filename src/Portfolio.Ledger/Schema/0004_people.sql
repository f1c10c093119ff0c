-- Names live outside the log: an event holds a person's id only, so that a name can be erased.

create schema directory;
comment on schema directory is 'Who is who: kept outside the ledger, so that a person can be erased.';

create table directory.people (
    id         text collate "C" primary key,
    name       text not null,
    created_at timestamptz not null default now()
);

comment on table directory.people is 'The people whose ids appear in events.';
comment on column directory.people.id is 'What events hold.';
comment on column directory.people.name is 'As first written; the only place where it is kept.';
comment on column directory.people.created_at is 'When the person was first named.';

revoke all on schema directory from public;
grant usage on schema directory to ledger_app;
grant select, insert, update, delete on directory.people to ledger_app;

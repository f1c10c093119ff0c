-- Filters and sorts of lists that people keep under a name. They say nothing of a programme, so they are in no event.

create schema views;
comment on schema views is 'Saved views of lists: kept outside the ledger.';

create table views.saved (
    owner      text collate "C" not null,
    name       text collate "C" not null,
    list       text collate "C" not null,
    parameters jsonb not null,
    shared     boolean not null,
    saved_at   timestamptz not null default now(),
    primary key (owner, name)
);

create index saved_shared on views.saved (name) where shared;

comment on table views.saved is 'A filter and sort of a list, under a name.';
comment on column views.saved.owner is 'Whose it is, by the id that stands as the actor in events; nobody else changes it.';
comment on column views.saved.name is 'Unique among those of its owner.';
comment on column views.saved.list is 'Which list it is of.';
comment on column views.saved.parameters is 'As in the address of the list: names and values.';
comment on column views.saved.shared is 'Whether everybody who may read the list can use it.';
comment on column views.saved.saved_at is 'When it was saved last.';

revoke all on schema views from public;
grant usage on schema views to ledger_app;
grant select, insert, update, delete on views.saved to ledger_app;

-- What imports there were, and what became of each of their rows. What was recorded is in the ledger; this says where.

create schema imports;
comment on schema imports is 'Imports of registers and what became of each row; kept beside the ledger.';

create table imports.runs (
    id          uuid primary key,
    undoes      uuid references imports.runs,
    mapping     text not null,
    register    text collate "C" not null,
    files       text[] not null,
    fingerprint text collate "C" not null,
    person      text collate "C" not null,
    role        text collate "C" not null,
    way         text collate "C" not null,
    state       text collate "C" not null check (state in ('running', 'done', 'cancelled', 'stopped', 'undone')),
    reason      text,
    cancel      boolean not null default false,
    begun_at    timestamptz not null,
    seen_at     timestamptz not null,
    ended_at    timestamptz
);

comment on table imports.runs is 'An import, or the undoing of one. One that was broken off goes on under its id when the same files are given again.';
comment on column imports.runs.id is 'Stands in the source of every event that came by it.';
comment on column imports.runs.undoes is 'The import that it took back; null: it is an import itself.';
comment on column imports.runs.mapping is 'What the mapping is called.';
comment on column imports.runs.register is 'The register’s name.';
comment on column imports.runs.files is 'What the files are called.';
comment on column imports.runs.fingerprint is 'SHA-256 over the files’ bytes, the mapping and what was asked: the same again goes on with this one.';
comment on column imports.runs.person is 'Id of who asked for it, never a name.';
comment on column imports.runs.role is 'In which role.';
comment on column imports.runs.way is 'By which way.';
comment on column imports.runs.state is 'running (or broken off, where seen_at is long ago); done; cancelled at a clean point; stopped (the ledger could not be reached); undone.';
comment on column imports.runs.reason is 'Why it stopped, or why it was undone.';
comment on column imports.runs.cancel is 'Whether somebody asked to cancel it.';
comment on column imports.runs.begun_at is 'When it was begun first.';
comment on column imports.runs.seen_at is 'When it was last seen at work.';
comment on column imports.runs.ended_at is 'When it ended; null while it has not.';

create index runs_fingerprint on imports.runs (fingerprint);
create index runs_begun on imports.runs (begun_at desc, id desc);

create table imports.rows (
    run       uuid not null references imports.runs,
    number    bigint generated always as identity,
    file      text not null,
    row       integer,
    programme text collate "C",
    outcome   text collate "C" not null check (outcome in ('recorded', 'unchanged', 'refused')),
    first     bigint,
    last      bigint,
    command   uuid,
    detail    text,
    primary key (run, number)
);

comment on table imports.rows is 'What became of each row: what was recorded and where, or why it was refused.';
comment on column imports.rows.run is 'The import.';
comment on column imports.rows.number is 'In the order in which it became known.';
comment on column imports.rows.file is 'The file, with the sheet’s name where it has several.';
comment on column imports.rows.row is 'The row (or, in a transposed table, the column), counted from 1; null: it follows from the file as a whole.';
comment on column imports.rows.programme is 'Code of the programme that it speaks of, where it is known.';
comment on column imports.rows.outcome is 'recorded; unchanged (nothing was to be recorded); refused (detail says why).';
comment on column imports.rows.first is 'Position of the first event that was recorded.';
comment on column imports.rows.last is 'Position of the last one; all between belong to it.';
comment on column imports.rows.command is 'The command that it was recorded by.';
comment on column imports.rows.detail is 'The kinds of event that were recorded, why nothing was, or why it was refused.';

revoke all on schema imports from public;
grant usage on schema imports to ledger_app;
grant select, insert, update on imports.runs to ledger_app;
grant select, insert, update, delete on imports.rows to ledger_app;

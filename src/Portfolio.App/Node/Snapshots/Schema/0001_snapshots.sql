-- Snapshots spare a starting node the reading of the log. They prove nothing and may be dropped at any time.

create schema snapshots;
comment on schema snapshots is 'What nodes have made of the log, so that the next start is quick. May be dropped at any time.';

create table snapshots.chunks (
    shape       text collate "C" not null,
    after       bigint not null,
    events      integer not null,
    ledger_id   uuid not null,
    incarnation integer not null,
    root        bytea not null,
    checksum    bytea not null,
    content     bytea not null,
    written_at  timestamptz not null default now(),
    primary key (shape, after)
);

-- Packed already: neither compressed again nor kept in the row.
alter table snapshots.chunks alter column content set storage external;

comment on table snapshots.chunks is 'Stretches of the decoded log, packed; see Node/Snapshots/PackedEvents.cs.';
comment on column snapshots.chunks.shape is 'What the program that wrote it makes of events; another program does not use it.';
comment on column snapshots.chunks.after is 'The position before its first event.';
comment on column snapshots.chunks.events is 'How many events it has.';
comment on column snapshots.chunks.ledger_id is 'The ledger it was made of.';
comment on column snapshots.chunks.incarnation is 'The ledger''s incarnation at that time.';
comment on column snapshots.chunks.root is 'Root of the ledger''s tree at its last event; the ledger must still have it.';
comment on column snapshots.chunks.checksum is 'SHA-256 of the content.';
comment on column snapshots.chunks.content is 'The packed events.';
comment on column snapshots.chunks.written_at is 'When it was written.';

revoke all on schema snapshots from public;
grant usage on schema snapshots to ledger_app;
grant select, insert, delete on snapshots.chunks to ledger_app;

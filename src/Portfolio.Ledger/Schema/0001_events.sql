-- The log itself. Leaf and tree are described in FORMAT.md.

create table ledger.head (
    only_row         boolean primary key default true check (only_row),
    ledger_id        uuid not null,
    incarnation      integer not null,
    sample           boolean not null,
    size             bigint not null,
    root             bytea not null,
    frontier         bytea[] not null,
    last_recorded_at timestamptz not null
) with (fillfactor = 10);

comment on table ledger.head is 'One row: where the ledger stands. Locked by every append, so that positions have no gaps.';
comment on column ledger.head.only_row is 'Keeps a second row out.';
comment on column ledger.head.ledger_id is 'The identity of this ledger, made once.';
comment on column ledger.head.incarnation is 'Rises when an operator goes on after a restore or a lossy fail-over.';
comment on column ledger.head.sample is 'Whether recorded times may be given by a simulator. Cannot be taken off.';
comment on column ledger.head.size is 'Number of events, which is also the last position.';
comment on column ledger.head.root is 'Root of the RFC 6962 tree over all leaf hashes.';
comment on column ledger.head.frontier is 'Element k+1: the hash of the complete subtree of 2^k leaves that ends the tree, where size has bit k; else null.';
comment on column ledger.head.last_recorded_at is 'When the last event was recorded.';

create table ledger.events (
    position         bigint primary key,
    version          bigint not null,
    command_id       uuid not null,
    correlation_id   uuid not null,
    caused_by        bigint,
    recorded_at      timestamptz not null,
    effective_on     date not null,
    reported_on      date,
    schema           integer not null,
    command_size     integer,
    stream           text collate "C" not null,
    type             text collate "C" not null,
    actor            text collate "C" not null,
    role             text collate "C" not null,
    way              text collate "C" not null,
    leaf_hash        bytea not null,
    data             json not null,
    source           json,
    text_names       text[],
    text_commitments bytea[],
    command_key      text collate "C",
    command_hash     bytea
);

comment on table ledger.events is 'Everything that was recorded, once and for good. Read it in the order of position.';
comment on column ledger.events.position is 'Place in the ledger: 1, 2, 3 … without gaps, in the order of commits.';
comment on column ledger.events.version is 'Place in the stream: 1, 2, 3 … without gaps.';
comment on column ledger.events.command_id is 'The command this event was part of; a command''s events stand together.';
comment on column ledger.events.correlation_id is 'What the command was part of.';
comment on column ledger.events.caused_by is 'Position of the event this one follows from.';
comment on column ledger.events.recorded_at is 'When the ledger took it; never decreasing.';
comment on column ledger.events.effective_on is 'The day it happened, or will happen, in the world.';
comment on column ledger.events.reported_on is 'The day its source said it, a claim; null: the day it was recorded.';
comment on column ledger.events.schema is 'Number of the shape of data, per type.';
comment on column ledger.events.command_size is 'How many events the command has; on its first event only.';
comment on column ledger.events.stream is 'The history this event belongs to.';
comment on column ledger.events.type is 'Stable name of the kind of event.';
comment on column ledger.events.actor is 'Id of who recorded it; names are kept elsewhere.';
comment on column ledger.events.role is 'In which role the actor did so.';
comment on column ledger.events.way is 'By which way: http, import, simulate …';
comment on column ledger.events.leaf_hash is 'SHA-256 leaf of the tree over all other columns; see FORMAT.md.';
comment on column ledger.events.data is 'The facts, JSON text kept byte for byte.';
comment on column ledger.events.source is 'Where it came from: file, row, import.';
comment on column ledger.events.text_names is 'Names of its free texts, whose contents are in ledger.texts.';
comment on column ledger.events.text_commitments is 'SHA-256(salt ‖ text) for each of text_names.';
comment on column ledger.events.command_key is 'What identifies the command for its actor; on its first event only.';
comment on column ledger.events.command_hash is 'SHA-256 of what the caller sent; on the command''s first event only.';

create unique index events_stream_version on ledger.events (stream, version);
create unique index events_command on ledger.events (actor, command_key) where command_key is not null;

create table ledger.texts (
    position bigint not null,
    name     text collate "C" not null,
    salt     bytea,
    content  text,
    primary key (position, name)
);

comment on table ledger.texts is 'Free texts of events. The event holds a commitment to each, so a text can go without a fact going.';
comment on column ledger.texts.position is 'Position of the event. No foreign key: append writes both, and nothing can remove an event.';
comment on column ledger.texts.name is 'One of the event''s text_names.';
comment on column ledger.texts.salt is '16 random bytes that keep the commitment from being guessed; null once redacted.';
comment on column ledger.texts.content is 'The text; null once redacted.';

create table ledger.tiles (
    level smallint not null,
    index bigint not null,
    hash  bytea not null,
    primary key (level, index)
);

comment on table ledger.tiles is 'Hash of each complete subtree of 256^level leaves, so that a proof reads little.';
comment on column ledger.tiles.level is '1 for subtrees of 256 leaves, 2 for 65,536, and so on.';
comment on column ledger.tiles.index is 'Which subtree of its level, from 0.';
comment on column ledger.tiles.hash is 'Its root, 32 bytes.';

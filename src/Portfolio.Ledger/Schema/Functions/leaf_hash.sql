-- The leaf of one event: SHA-256 over 0x00 and the encoding in FORMAT.md, which Proofs/Leaf.cs computes independently.
-- One SQL expression, so that the planner puts it in place without a call per event.
create or replace function ledger.leaf_hash(
    "position" bigint, stream text, version bigint, type text, schema integer, data text,
    text_names text[], text_commitments bytea[], effective_on date, reported_on date, recorded_at timestamptz,
    actor text, role text, way text, command_id uuid, correlation_id uuid, caused_by bigint, source text,
    command_key text, command_hash bytea, command_size integer)
    returns bytea
    language sql stable parallel safe
as $$
select sha256('\x0000000001'::bytea
    || int8send(position)
    || int8send(version)
    || int4send(schema)
    || date_send(effective_on)
    || timestamptz_send(recorded_at)
    || uuid_send(command_id)
    || uuid_send(correlation_id)
    || int4send(octet_length(stream)) || convert_to(stream, 'UTF8')
    || int4send(octet_length(type)) || convert_to(type, 'UTF8')
    || int4send(octet_length(actor)) || convert_to(actor, 'UTF8')
    || int4send(octet_length(role)) || convert_to(role, 'UTF8')
    || int4send(octet_length(way)) || convert_to(way, 'UTF8')
    || int4send(octet_length(data)) || convert_to(data, 'UTF8')
    || coalesce(int4send(octet_length(source)) || convert_to(source, 'UTF8'), '\xffffffff'::bytea)
    || coalesce('\x00000004'::bytea || date_send(reported_on), '\xffffffff'::bytea)
    || coalesce('\x00000008'::bytea || int8send(caused_by), '\xffffffff'::bytea)
    || coalesce(int4send(octet_length(command_key)) || convert_to(command_key, 'UTF8'), '\xffffffff'::bytea)
    || coalesce(int4send(octet_length(command_hash)) || command_hash, '\xffffffff'::bytea)
    || coalesce('\x00000004'::bytea || int4send(command_size), '\xffffffff'::bytea)
    || case when text_names is null then '\x00000000'::bytea
            else ledger.texts_field(text_names, text_commitments) end)
$$;

comment on function ledger.leaf_hash is 'Leaf of one event in the Merkle tree; see FORMAT.md.';

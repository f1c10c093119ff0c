-- The one door as nodes of an earlier program know it, which go on while the first new one migrates. They do not say
-- when they decided, so that a name which is withdrawn meanwhile may still be used by them.
create or replace function ledger.append(
    expected_ledger uuid, expected_incarnation integer, known_size bigint, known_root bytea,
    actors text[], roles text[], ways text[], command_ids uuid[], keys text[], hashes bytea[], correlations uuid[],
    recorded timestamptz[],
    stream_requests integer[], streams text[], expected_versions bigint[],
    event_streams integer[], types text[], schemas integer[], data text[], effective date[], reported date[],
    sources text[], causes bigint[],
    text_events integer[], text_names text[], text_salts bytea[], text_contents text[])
    returns table (
        request integer, outcome text, command_id uuid, first_position bigint, events integer,
        recorded_at timestamptz, stream text, version bigint, root bytea)
    language sql
    set search_path = pg_catalog, pg_temp
as $$
select * from ledger.append(
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
    null, null)
$$;

comment on function ledger.append(
    uuid, integer, bigint, bytea, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[],
    bigint[], integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[]) is
    'For nodes of an earlier program.';
revoke all on function ledger.append(
    uuid, integer, bigint, bytea, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[],
    bigint[], integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[])
    from public;
grant execute on function ledger.append(
    uuid, integer, bigint, bytea, text[], text[], text[], uuid[], text[], bytea[], uuid[], timestamptz[], integer[], text[],
    bigint[], integer[], text[], integer[], text[], date[], date[], text[], bigint[], integer[], text[], bytea[], text[])
    to ledger_app;

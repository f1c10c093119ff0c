-- Whether the ledger is the continuation of what a node knows of it, in the incarnation that it knows.
create or replace function subscriptions.is_known(known_incarnation integer, known_size bigint, known_root bytea)
    returns boolean
    language sql
    stable
    set search_path = pg_catalog, pg_temp
as $$
    select h.incarnation = known_incarnation and ledger.agrees(known_size, known_root)
    from ledger.head h
$$;

revoke all on function subscriptions.is_known(integer, bigint, bytea) from public;
grant execute on function subscriptions.is_known(integer, bigint, bytea) to ledger_app;

-- Notes that a delivery has failed, if the subscriber is still where the caller saw it, nobody else has noted one since,
-- and the ledger is the continuation of what the caller knows; gives nothing otherwise. A reason to park it stops it until
-- an operator resumes it.
create or replace function subscriptions.fail(
    subscriber text, seen bigint, seen_failures integer, trouble text, retry_at timestamptz, parked text,
    known_incarnation integer, known_size bigint, known_root bytea, seen_mark text)
    returns setof subscriptions.progress
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    update subscriptions.progress p
    set failures = p.failures + 1,
        trouble = fail.trouble,
        retry_at = fail.retry_at,
        parked = coalesce(p.parked, fail.parked)
    where p.subscriber = fail.subscriber and p.position = fail.seen and p.mark = fail.seen_mark and p.failures = fail.seen_failures
        and subscriptions.is_known(fail.known_incarnation, fail.known_size, fail.known_root)
    returning p.*
$$;

revoke all on function subscriptions.fail(
    text, bigint, integer, text, timestamptz, text, integer, bigint, bytea, text) from public;
grant execute on function subscriptions.fail(
    text, bigint, integer, text, timestamptz, text, integer, bigint, bytea, text) to ledger_app;

-- For programs of before, which know of no marks: they note nothing of one that has one.
create or replace function subscriptions.fail(
    subscriber text, seen bigint, seen_failures integer, trouble text, retry_at timestamptz, parked text,
    known_incarnation integer, known_size bigint, known_root bytea)
    returns setof subscriptions.progress
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select *
    from subscriptions.fail(
        fail.subscriber, fail.seen, fail.seen_failures, fail.trouble, fail.retry_at, fail.parked, fail.known_incarnation,
        fail.known_size, fail.known_root, '')
$$;

revoke all on function subscriptions.fail(
    text, bigint, integer, text, timestamptz, text, integer, bigint, bytea) from public;
grant execute on function subscriptions.fail(
    text, bigint, integer, text, timestamptz, text, integer, bigint, bytea) to ledger_app;

-- Moves a subscriber on, to a position, to another mark or both, if it is still where the caller saw it, and if the ledger
-- is the continuation of what the caller knows, which reaches as far; gives nothing when it is not. What had failed is over;
-- one that was parked meanwhile, by whoever tried the same, stays so until an operator resumes it.
create or replace function subscriptions.move(
    subscriber text, seen bigint, reached bigint, delivered boolean,
    known_incarnation integer, known_size bigint, known_root bytea, seen_mark text, mark text)
    returns setof subscriptions.progress
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    update subscriptions.progress p
    set position = move.reached,
        mark = move.mark,
        delivered = case when move.delivered then move.reached else p.delivered end,
        failures = 0,
        trouble = null,
        retry_at = null,
        moved_at = clock_timestamp(),
        incarnation = move.known_incarnation
    where p.subscriber = move.subscriber and p.position = move.seen and p.mark = move.seen_mark
        and (move.reached > move.seen or (move.reached = move.seen and move.mark <> move.seen_mark))
        and move.reached <= move.known_size
        and subscriptions.is_known(move.known_incarnation, move.known_size, move.known_root)
    returning p.*
$$;

revoke all on function subscriptions.move(text, bigint, bigint, boolean, integer, bigint, bytea, text, text) from public;
grant execute on function subscriptions.move(text, bigint, bigint, boolean, integer, bigint, bytea, text, text) to ledger_app;

-- For programs of before, which know of no marks: they move none that has one.
create or replace function subscriptions.move(
    subscriber text, seen bigint, reached bigint, delivered boolean,
    known_incarnation integer, known_size bigint, known_root bytea)
    returns setof subscriptions.progress
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select *
    from subscriptions.move(
        move.subscriber, move.seen, move.reached, move.delivered, move.known_incarnation, move.known_size, move.known_root, '', '')
$$;

revoke all on function subscriptions.move(text, bigint, bigint, boolean, integer, bigint, bytea) from public;
grant execute on function subscriptions.move(text, bigint, bigint, boolean, integer, bigint, bytea) to ledger_app;

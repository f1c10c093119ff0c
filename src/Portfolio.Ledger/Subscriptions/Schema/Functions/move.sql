-- Moves a subscriber on, if it is still where the caller saw it; gives nothing when it is not. What had failed is over;
-- one that was parked meanwhile, by whoever tried the same, stays so until an operator resumes it.
create or replace function subscriptions.move(subscriber text, seen bigint, reached bigint, delivered boolean)
    returns setof subscriptions.progress
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    update subscriptions.progress p
    set position = move.reached,
        delivered = case when move.delivered then move.reached else p.delivered end,
        failures = 0,
        trouble = null,
        retry_at = null,
        moved_at = clock_timestamp()
    where p.subscriber = move.subscriber and p.position = move.seen and move.reached > move.seen
    returning p.*
$$;

revoke all on function subscriptions.move(text, bigint, bigint, boolean) from public;
grant execute on function subscriptions.move(text, bigint, bigint, boolean) to ledger_app;

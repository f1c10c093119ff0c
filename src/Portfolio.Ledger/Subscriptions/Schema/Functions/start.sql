-- Begins a subscription behind a position. One that exists stays as it is.
create or replace function subscriptions.start(subscriber text, after bigint)
    returns void
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    insert into subscriptions.progress (subscriber, position, delivered, incarnation)
    select start.subscriber, start.after, 0, h.incarnation
    from ledger.head h
    where not exists (select from subscriptions.progress p where p.subscriber = start.subscriber)
$$;

revoke all on function subscriptions.start(text, bigint) from public;
grant execute on function subscriptions.start(text, bigint) to ledger_app;

-- Ends a subscription. Nothing is known of it afterwards.
create or replace function subscriptions.remove(subscriber text)
    returns void
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    delete from subscriptions.progress p where p.subscriber = remove.subscriber;
    delete from subscriptions.leases l where l.subscriber = remove.subscriber
$$;

revoke all on function subscriptions.remove(text) from public;
grant execute on function subscriptions.remove(text) to ledger_app;

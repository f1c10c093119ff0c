-- An operator lets a subscriber go on at once, parked or waiting for its next try, from where it stands.
create or replace function subscriptions.resume(subscriber text)
    returns setof subscriptions.progress
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    update subscriptions.progress p
    set failures = 0, trouble = null, retry_at = null, parked = null
    where p.subscriber = resume.subscriber
    returning p.*
$$;

revoke all on function subscriptions.resume(text) from public;
grant execute on function subscriptions.resume(text) to ledger_app;

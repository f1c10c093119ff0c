-- Lets go what is older than the retention, and says so in the log itself. The application may not delete but through
-- here, and nobody gets nearer than thirty days this way.
create or replace function audit.purge_access_log(keep_days integer) returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    limit_at timestamptz := now() - make_interval(days => keep_days);
    purged bigint;
begin
    if keep_days is null or keep_days < 30 then
        raise exception using errcode = 'AL001', message = 'The access log is kept for thirty days at least.';
    end if;

    delete from audit.access_log where at < limit_at;
    get diagnostics purged = row_count;
    if purged > 0 then
        insert into audit.access_log (at, kind, method, address, parameters, status, bytes, rows, milliseconds)
        values (now(), 'purged', 'PURGE', 'access log',
            'before=' || to_char(limit_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 200, 0, purged, 0);
    end if;
    return purged;
end
$$;

comment on function audit.purge_access_log is 'Removes entries older than some days, 30 at least, and leaves an entry that says so.';
revoke all on function audit.purge_access_log from public;
grant execute on function audit.purge_access_log to ledger_app;

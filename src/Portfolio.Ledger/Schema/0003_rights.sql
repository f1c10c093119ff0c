-- A node acts as ledger_app, which may append through the one door and read, nothing else. A DBA may have made the
-- role beforehand; roles belong to the server, so another database's migration may be making it at this moment.

do $$
begin
    if not exists (select from pg_roles where rolname = 'ledger_app') then
        create role ledger_app nologin;
        execute format('grant ledger_app to %I', current_user);
    end if;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
        raise exception using
            errcode = 'insufficient_privilege',
            message = format('The role ledger_app is missing and %I may not make it.', current_user),
            hint = format('Have a DBA run: create role ledger_app nologin; grant ledger_app to %I;', current_user);
end
$$;

revoke all on schema ledger from public;
grant usage on schema ledger to ledger_app;
grant select on ledger.events, ledger.texts, ledger.head, ledger.tiles, ledger.migrations to ledger_app;

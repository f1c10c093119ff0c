-- What a BI tool reads, as the role ledger_reader, which may look at these views and at nothing else. They are views over
-- the log: never behind it, with nothing to rebuild. A history is its unretracted events in the order of (effective day,
-- position), here as in the program, and a test holds the two together.

do $$
begin
    if not exists (select from pg_roles where rolname = 'ledger_reader') then
        create role ledger_reader nologin;
    end if;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
        raise exception using
            errcode = 'insufficient_privilege',
            message = format('The role ledger_reader is missing and %I may not make it.', current_user),
            hint = 'Have a DBA run: create role ledger_reader nologin;';
end
$$;

create schema reporting;
comment on schema reporting is 'Views for BI tools, on events and on the facts of programmes. Give a user the role ledger_reader to read them.';
revoke all on schema reporting from public;
grant usage on schema reporting to ledger_reader;

create function reporting.today() returns date
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select (now() at time zone coalesce(
        (select data ->> 'value' from ledger.events
         where stream = 'settings' and type = 'SettingChanged' and data ->> 'name' = 'timeZone'
         order by version desc limit 1),
        'Europe/London'))::date
$$;

comment on function reporting.today() is 'Today, in the organisation''s time zone.';
revoke all on function reporting.today() from public;
grant execute on function reporting.today() to ledger_reader;

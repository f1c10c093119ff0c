-- For how many months a contingency is good once it was prepared or reviewed is a setting; it was twelve.

create function reporting.contingency_months() returns integer
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select coalesce(
        (select (data ->> 'value')::integer from ledger.events
         where stream = 'settings' and type = 'SettingChanged' and data ->> 'name' = 'contingencyMonths'
         order by effective_on desc, version desc limit 1),
        12)
$$;

comment on function reporting.contingency_months() is
    'For how many months a contingency is good once it was prepared or reviewed, by the latest settings on record.';
revoke all on function reporting.contingency_months() from public;
grant execute on function reporting.contingency_months() to ledger_reader;

create or replace view reporting.contingencies as
select stream,
    reporting.last_said(data ->> 'threat' order by effective_on desc, position desc) as threat,
    reporting.last_said(data ->> 'owner' order by effective_on, position) as owner,
    min(effective_on) as prepared_on,
    reporting.last_said(position order by effective_on desc, position desc) as prepared_by,
    max(effective_on) filter (where type <> 'ContingencyInvoked') as tended_on,
    reporting.last_said(position order by effective_on, position) filter (where type <> 'ContingencyInvoked') as tended_by,
    (max(effective_on) filter (where type <> 'ContingencyInvoked')
        + make_interval(months => (select reporting.contingency_months())))::date as good_until,
    count(*) filter (where type = 'ContingencyInvoked') as uses
from reporting.lives
where kind = 'contingency'
group by stream, named;

comment on column reporting.contingencies.good_until is 'The last day of the months for which that counts, see contingency_months().';

create or replace view reporting.shocks_absorbed as
with tended as materialized (
    select stream, effective_on, named as threat
    from reporting.lives
    where kind = 'contingency' and type in ('ContingencyPrepared', 'ContingencyReviewed')
)
select a.stream,
    a.data ->> 'shock' as shock,
    a.effective_on as absorbed_on,
    a.position,
    (a.data ->> 'severity')::integer as severity,
    s.threat,
    s.strikes_on,
    case when s.stream is not null then exists (
        select from tended t
        where t.stream = a.stream and t.threat = upper(s.threat)
            and t.effective_on < s.strikes_on
            and (t.effective_on + make_interval(months => (select reporting.contingency_months())))::date >= s.strikes_on)
    end as prepared
from reporting.programme_events a
left join reporting.shocks s on s.stream = 'shock/' || upper(a.data ->> 'shock')
where a.type = 'ShockAbsorbed';

comment on column reporting.shocks_absorbed.prepared is
    'Whether a contingency for that threat was prepared or reviewed within the months before, see contingency_months(); null where the shock is not on record.';

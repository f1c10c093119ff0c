-- Each programme as it stands today.

create view reporting.programmes as
with known as materialized (
    select *
    from reporting.programme_events
    where effective_on <= (select reporting.today())
), profiles as materialized (
    select stream,
        min(data ->> 'code') filter (where type in ('ProgrammeProposed', 'ProgrammeRegistered')) as code,
        bool_or(type = 'ProgrammeRegistered') as registered,
        min(effective_on) filter (where type in ('ProgrammeProposed', 'ProgrammeRegistered')) as on_record_from,
        min((data ->> 'startedOn')::date) filter (where type = 'ProgrammeRegistered') as started_on,
        (array_agg(data ->> 'title' order by effective_on desc, position desc) filter (where data ->> 'title' is not null))[1] as title,
        (array_agg(data ->> 'department' order by effective_on desc, position desc) filter (where data ->> 'department' is not null))[1] as department,
        (array_agg(data -> 'accounts' order by effective_on desc, position desc) filter (where data ->> 'accounts' is not null))[1] as accounts,
        (array_agg(data ->> 'segment' order by effective_on desc, position desc) filter (where data ->> 'segment' is not null))[1] as segment,
        (array_agg(data ->> 'cadence' order by effective_on desc, position desc) filter (where data ->> 'cadence' is not null))[1] as cadence
    from known
    where type in ('ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeDescribed')
    group by stream
), said as materialized (
    select stream, count(*) as events, max(position) as last_position, max(effective_on) as last_on
    from known
    group by stream
), finishes as materialized (
    select stream,
        (array_agg(finish order by effective_on desc, position desc))[1] as planned_finish,
        coalesce(
            (array_agg(finish order by effective_on desc, position desc) filter (where kind = 'Commissioned'))[1],
            (array_agg(finish order by effective_on, position))[1]) as original_finish,
        count(*) filter (where kind = 'Rebaselined') as rebaselines
    from reporting.finishes
    where effective_on <= (select reporting.today())
    group by stream
), states as materialized (
    select stream, state, begun_on
    from reporting.states
    where begun_on <= (select reporting.today()) and (ended_on is null or ended_on > (select reporting.today()))
), budgets as materialized (
    select distinct on (stream) stream, (budget ->> 'amount')::numeric as amount, budget ->> 'currency' as currency
    from (
        select stream, effective_on, position,
            case
                when type in ('ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeCommissioned') then data -> 'budget'
                when type = 'BudgetApproved' then data -> 'amount'
                else data -> 'to'
            end as budget
        from known
        where type in (
            'ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeCommissioned', 'BudgetApproved', 'BudgetCut', 'BudgetRestored',
            'BudgetRestated')
    ) said
    where budget is not null
    order by stream, effective_on desc, position desc
)
select p.stream,
    p.code,
    p.title,
    p.department,
    reporting.words(p.accounts) as accounts,
    nullif(trim(p.segment), '') as segment,
    p.cadence,
    s.state,
    s.begun_on as state_since,
    p.registered,
    p.on_record_from,
    p.started_on,
    f.original_finish,
    f.planned_finish,
    coalesce(f.rebaselines, 0) as rebaselines,
    b.amount as budget,
    b.currency,
    said.events,
    said.last_on,
    said.last_position
from profiles p
join said on said.stream = p.stream
left join states s on s.stream = p.stream
left join finishes f on f.stream = p.stream
left join budgets b on b.stream = p.stream
where p.code is not null;

comment on view reporting.programmes is 'Each programme as it stands today: what is announced for days ahead does not count yet.';
comment on column reporting.programmes.stream is 'Its stream, by which all other views name it.';
comment on column reporting.programmes.code is 'Its code, as typed.';
comment on column reporting.programmes.title is 'What it is called.';
comment on column reporting.programmes.department is 'Code of the department that it belongs to.';
comment on column reporting.programmes.accounts is 'Codes of the customers that it is for.';
comment on column reporting.programmes.segment is 'The segment that it is for.';
comment on column reporting.programmes.cadence is 'How often it reports: Monthly, Quarterly, HalfYearly or Yearly; null: as the settings say.';
comment on column reporting.programmes.state is 'Proposed, Active, Stalled, OnHold, Completed, Dropped, ExperimentEnded, Merged or LeftRegister.';
comment on column reporting.programmes.state_since is 'The day it came into that state.';
comment on column reporting.programmes.registered is 'Whether it was already running when first seen.';
comment on column reporting.programmes.on_record_from is 'The day its record opens.';
comment on column reporting.programmes.started_on is 'When it began to run, before it was first seen; null where nobody said, and for one that was proposed.';
comment on column reporting.programmes.original_finish is 'The planned finish of its commission, else the first one.';
comment on column reporting.programmes.planned_finish is 'The planned finish now.';
comment on column reporting.programmes.rebaselines is 'How often it was moved.';
comment on column reporting.programmes.budget is 'The whole budget now.';
comment on column reporting.programmes.currency is 'Its ISO 4217 currency.';
comment on column reporting.programmes.events is 'How many events stand on its record.';
comment on column reporting.programmes.last_on is 'The last day of which anything is on record.';
comment on column reporting.programmes.last_position is 'Position of what was recorded last.';

grant select on reporting.programmes to ledger_reader;

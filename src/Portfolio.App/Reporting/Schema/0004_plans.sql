-- Planned finishes, re-baselines, and what programmes said of their status.

create view reporting.finishes as
with said as (
    select stream, position, effective_on, type,
        (data ->> case when type = 'FinishRebaselined' then 'to' else 'plannedFinish' end)::date as finish,
        reporting.words(data -> 'causes') as causes,
        data ->> 'approvedBy' as approved_by,
        data ->> 'changeReference' as change_reference
    from reporting.programme_events
    where type in ('ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeCommissioned', 'FinishRebaselined')
), told as (
    select *, lag(finish) over (partition by stream order by effective_on, position) as was
    from said
    where finish is not null
)
select stream,
    effective_on,
    position,
    case
        when type = 'ProgrammeCommissioned' then 'Commissioned'
        when type = 'FinishRebaselined' and was is not null then 'Rebaselined'
        else 'Planned'
    end as kind,
    was,
    finish,
    finish - was as moved_days,
    causes,
    approved_by,
    change_reference
from told
-- The same again is no move.
where type <> 'FinishRebaselined' or finish is distinct from was;

comment on view reporting.finishes is 'Every planned finish of a programme: the first one, that of its commission, and each move.';
comment on column reporting.finishes.stream is 'The programme''s stream.';
comment on column reporting.finishes.effective_on is 'The day from which it held.';
comment on column reporting.finishes.position is 'Position of the event.';
comment on column reporting.finishes.kind is 'Planned (the first one known), Commissioned (the original from then on) or Rebaselined.';
comment on column reporting.finishes.was is 'What it was before; null for the first.';
comment on column reporting.finishes.finish is 'The planned finish.';
comment on column reporting.finishes.moved_days is 'How far it moved; negative is earlier.';
comment on column reporting.finishes.causes is 'Why it moved.';
comment on column reporting.finishes.approved_by is 'Id of the person who approved it.';
comment on column reporting.finishes.change_reference is 'Reference of the change.';

create view reporting.rebaselines as
select stream, effective_on, position, was as moved_from, finish as moved_to, moved_days, causes, approved_by, change_reference
from reporting.finishes
where kind = 'Rebaselined';

comment on view reporting.rebaselines is 'Every move of a planned finish. What it moved from follows from the order of effective days.';
comment on column reporting.rebaselines.stream is 'The programme''s stream.';
comment on column reporting.rebaselines.effective_on is 'The day it was moved.';
comment on column reporting.rebaselines.position is 'Position of the event.';
comment on column reporting.rebaselines.moved_from is 'The planned finish before.';
comment on column reporting.rebaselines.moved_to is 'The planned finish after.';
comment on column reporting.rebaselines.moved_days is 'How far it moved; negative is earlier.';
comment on column reporting.rebaselines.causes is 'Why it moved.';
comment on column reporting.rebaselines.approved_by is 'Id of the person who approved it.';
comment on column reporting.rebaselines.change_reference is 'Reference of the change.';

create view reporting.statuses as
select stream,
    effective_on,
    position,
    (data ->> 'period')::date as period,
    data ->> 'scale' as scale,
    data ->> 'overall' as overall,
    data ->> 'notRatedBecause' as not_rated_because,
    data ->> 'schedule' as schedule,
    data ->> 'cost' as cost,
    data ->> 'scope' as scope,
    data ->> 'benefits' as benefits,
    data ->> 'people' as people,
    lead(position) over (partition by stream, data ->> 'period' order by position) is not null as superseded
from reporting.programme_events
where type = 'StatusReported';

comment on view reporting.statuses is 'What programmes said of themselves. Only like scales are compared.';
comment on column reporting.statuses.stream is 'The programme''s stream.';
comment on column reporting.statuses.effective_on is 'The day it was said.';
comment on column reporting.statuses.position is 'Position of the event.';
comment on column reporting.statuses.period is 'The last day of the period that it speaks of.';
comment on column reporting.statuses.scale is 'Name and version of the scale, such as RAG5@1.';
comment on column reporting.statuses.overall is 'A point of the scale; null is not rated.';
comment on column reporting.statuses.not_rated_because is 'Why there is no overall rating, in the source''s words.';
comment on column reporting.statuses.schedule is 'The rating of its schedule, where known.';
comment on column reporting.statuses.cost is 'The rating of its cost, where known.';
comment on column reporting.statuses.scope is 'The rating of its scope, where known.';
comment on column reporting.statuses.benefits is 'The rating of its benefits, where known.';
comment on column reporting.statuses.people is 'The rating of its people, where known.';
comment on column reporting.statuses.superseded is 'Whether a report recorded later for the same period stands in its place.';

grant select on reporting.finishes, reporting.rebaselines, reporting.statuses to ledger_reader;

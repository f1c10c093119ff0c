-- What is around a programme's plan: milestones, departments, derailers, contingencies, strategy.

create view reporting.milestones as
with said as (
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'MilestoneSet')
            over (partition by stream, upper(data ->> 'milestone') order by effective_on, position) as life
    from reporting.programme_events
    where type in ('MilestoneSet', 'MilestoneReforecast', 'MilestoneReached')
)
select stream,
    reporting.last_said(data ->> 'milestone' order by effective_on, position) filter (where type = 'MilestoneSet') as milestone,
    reporting.last_said(data ->> 'title' order by effective_on, position) as title,
    reporting.last_said((data ->> 'due')::date order by effective_on, position) as due,
    min(effective_on) filter (where type = 'MilestoneSet') as set_on,
    min(position) filter (where type = 'MilestoneSet') as set_by,
    reporting.last_said(coalesce(data ->> 'to', data ->> 'due')::date order by effective_on, position) as expected,
    count(*) filter (where type = 'MilestoneReforecast') as moves,
    max(effective_on) filter (where type = 'MilestoneReached') as reached_on,
    max(position) filter (where type = 'MilestoneReached') as reached_by,
    max(effective_on) filter (where type = 'MilestoneReached')
        - reporting.last_said((data ->> 'due')::date order by effective_on, position) as late_days
from said
where life > 0
group by stream, upper(data ->> 'milestone'), life;

comment on view reporting.milestones is 'The milestones of programmes: when each was first due, is expected now, and was reached.';
comment on column reporting.milestones.stream is 'The programme''s stream.';
comment on column reporting.milestones.milestone is 'Its code, as typed.';
comment on column reporting.milestones.title is 'What it is.';
comment on column reporting.milestones.due is 'The day it was first set for, which is never replaced.';
comment on column reporting.milestones.set_on is 'The day that was set.';
comment on column reporting.milestones.set_by is 'Position of the event.';
comment on column reporting.milestones.expected is 'The day it is expected.';
comment on column reporting.milestones.moves is 'How often it was moved.';
comment on column reporting.milestones.reached_on is 'The day it was reached; null while it is not.';
comment on column reporting.milestones.reached_by is 'Position of the event.';
comment on column reporting.milestones.late_days is 'From the day first set to the day it was reached; negative is early, null while it is not.';

create view reporting.engagements as
with said as (
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'DepartmentInvolved')
            over (partition by stream, upper(data ->> 'department') order by effective_on, position) as involved
    from reporting.programme_events
    where type in ('DepartmentInvolved', 'DepartmentEngaged')
)
select stream,
    reporting.last_said(data ->> 'department' order by effective_on desc, position desc) filter (where type = 'DepartmentInvolved') as department,
    min(effective_on) filter (where type = 'DepartmentInvolved') as involved_on,
    reporting.last_said(position order by effective_on desc, position desc) filter (where type = 'DepartmentInvolved') as involved_by,
    reporting.last_said(data ->> 'engagement' order by effective_on, position) as engagement,
    reporting.last_said(effective_on order by effective_on, position) filter (where type = 'DepartmentEngaged') as said_on,
    reporting.last_said(position order by effective_on, position) filter (where type = 'DepartmentEngaged') as said_by
from said
where involved > 0
group by stream, upper(data ->> 'department');

comment on view reporting.engagements is 'The departments that each programme needs beside its own, and how they stand to it.';
comment on column reporting.engagements.stream is 'The programme''s stream.';
comment on column reporting.engagements.department is 'Code of the department.';
comment on column reporting.engagements.involved_on is 'The day from which it is needed.';
comment on column reporting.engagements.involved_by is 'Position of the event.';
comment on column reporting.engagements.engagement is 'Informed, Consulted, Committed or Blocking; null while nobody said.';
comment on column reporting.engagements.said_on is 'The day that was said.';
comment on column reporting.engagements.said_by is 'Position of the event.';

create view reporting.blindsidings as
select stream, data ->> 'department' as department, effective_on as happened_on, position
from reporting.programme_events
where type = 'DepartmentBlindsided';

comment on view reporting.blindsidings is 'Every time that a department was taken unawares by a programme.';
comment on column reporting.blindsidings.stream is 'The programme''s stream.';
comment on column reporting.blindsidings.department is 'Code of the department.';
comment on column reporting.blindsidings.happened_on is 'The day it happened.';
comment on column reporting.blindsidings.position is 'Position of the event.';

create view reporting.derailers as
with said as (
    select e.stream, e.effective_on, e.position, k.kind, true as stands
    from reporting.programme_events e
    cross join lateral json_array_elements_text(e.data -> 'kinds') as k (kind)
    where e.type = 'DerailersObserved'
    union all
    select stream, effective_on, position, data ->> 'kind', false
    from reporting.programme_events
    where type = 'DerailerCleared'
), told as (
    select *, coalesce(lag(stands) over (partition by stream, kind order by effective_on, position), false) as stood
    from said
), changes as (
    select stream, kind, stands, effective_on, position,
        lead(effective_on) over later as cleared_on,
        lead(position) over later as cleared_by
    from told
    where stands is distinct from stood
    window later as (partition by stream, kind order by effective_on, position)
)
select stream,
    kind,
    effective_on as observed_on,
    position as observed_by,
    cleared_on,
    cleared_by,
    cleared_on - effective_on as days
from changes
where stands;

comment on view reporting.derailers is 'What threw programmes off, each from the day it was observed until it was cleared.';
comment on column reporting.derailers.stream is 'The programme''s stream.';
comment on column reporting.derailers.kind is 'What it is: the same kinds as the causes of stalls.';
comment on column reporting.derailers.observed_on is 'The day it was observed.';
comment on column reporting.derailers.observed_by is 'Position of the event.';
comment on column reporting.derailers.cleared_on is 'The day it was cleared; null while it stands.';
comment on column reporting.derailers.cleared_by is 'Position of the event.';
comment on column reporting.derailers.days is 'How long it stood; null while it does.';

create view reporting.contingencies as
with said as (
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'ContingencyPrepared')
            over (partition by stream, upper(data ->> 'threat') order by effective_on, position) as prepared
    from reporting.programme_events
    where type in ('ContingencyPrepared', 'ContingencyReviewed', 'ContingencyInvoked')
)
select stream,
    reporting.last_said(data ->> 'threat' order by effective_on desc, position desc) as threat,
    reporting.last_said(data ->> 'owner' order by effective_on, position) as owner,
    min(effective_on) as prepared_on,
    reporting.last_said(position order by effective_on desc, position desc) as prepared_by,
    max(effective_on) filter (where type <> 'ContingencyInvoked') as tended_on,
    reporting.last_said(position order by effective_on, position) filter (where type <> 'ContingencyInvoked') as tended_by,
    (max(effective_on) filter (where type <> 'ContingencyInvoked') + interval '12 months')::date as good_until,
    count(*) filter (where type = 'ContingencyInvoked') as uses
from said
where prepared > 0
group by stream, upper(data ->> 'threat');

comment on view reporting.contingencies is 'What programmes have ready for a threat.';
comment on column reporting.contingencies.stream is 'The programme''s stream.';
comment on column reporting.contingencies.threat is 'BudgetCut, Reorganisation, NewSeniorLeader, TeamReassigned, or one in other words.';
comment on column reporting.contingencies.owner is 'Id of the person who would carry it out.';
comment on column reporting.contingencies.prepared_on is 'The day it was first prepared.';
comment on column reporting.contingencies.prepared_by is 'Position of the event.';
comment on column reporting.contingencies.tended_on is 'The day it was last prepared or reviewed.';
comment on column reporting.contingencies.tended_by is 'Position of the event.';
comment on column reporting.contingencies.good_until is 'The last day of the twelve months for which that counts.';
comment on column reporting.contingencies.uses is 'How often it was needed.';

create view reporting.contingency_uses as
with said as (
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'ContingencyPrepared')
            over (partition by stream, upper(data ->> 'threat') order by effective_on, position) as prepared
    from reporting.programme_events
    where type in ('ContingencyPrepared', 'ContingencyInvoked')
)
select stream,
    data ->> 'threat' as threat,
    effective_on as used_on,
    position,
    data ->> 'shock' as shock,
    data ->> 'result' as result
from said
where type = 'ContingencyInvoked' and prepared > 0;

comment on view reporting.contingency_uses is 'Every time that a contingency was needed, and how it answered.';
comment on column reporting.contingency_uses.stream is 'The programme''s stream.';
comment on column reporting.contingency_uses.threat is 'The threat.';
comment on column reporting.contingency_uses.used_on is 'The day it was used.';
comment on column reporting.contingency_uses.position is 'Position of the event.';
comment on column reporting.contingency_uses.shock is 'Code of the shock that it answered; null: it was none.';
comment on column reporting.contingency_uses.result is 'Held, HeldInPart or Failed.';

create view reporting.strategy_answers as
select stream,
    (data ->> 'question')::integer as question,
    (data ->> 'component')::integer as component,
    effective_on as answered_on,
    position
from reporting.programme_events
where type = 'StrategyQuestionAnswered';

comment on view reporting.strategy_answers is 'Every answer to a component of the strategy canvas; the last one to each counts.';
comment on column reporting.strategy_answers.stream is 'The programme''s stream.';
comment on column reporting.strategy_answers.question is '1 to 3.';
comment on column reporting.strategy_answers.component is '1 to 4.';
comment on column reporting.strategy_answers.answered_on is 'The day it was answered.';
comment on column reporting.strategy_answers.position is 'Position of the event.';

create view reporting.status_overrides as
select stream,
    (data ->> 'period')::date as period,
    data ->> 'scale' as scale,
    data ->> 'to' as overridden_to,
    effective_on as overridden_on,
    position
from reporting.programme_events
where type = 'StatusOverridden';

comment on view reporting.status_overrides is 'Statuses that somebody said otherwise of. What was reported stays as it is: see statuses.';
comment on column reporting.status_overrides.stream is 'The programme''s stream.';
comment on column reporting.status_overrides.period is 'The period of the status.';
comment on column reporting.status_overrides.scale is 'The scale it is on.';
comment on column reporting.status_overrides.overridden_to is 'What it was said to be instead.';
comment on column reporting.status_overrides.overridden_on is 'The day that was said.';
comment on column reporting.status_overrides.position is 'Position of the event.';

grant select on reporting.milestones, reporting.engagements, reporting.blindsidings, reporting.derailers, reporting.contingencies,
    reporting.contingency_uses, reporting.strategy_answers, reporting.status_overrides to ledger_reader;

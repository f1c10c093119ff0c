-- What is on record under a name of its own (a milestone, an outcome, an incident …) begins, is told more of, and may end and
-- begin anew. Which event belongs to which of its lives is worked out here, once, and no longer by each view.

create view reporting.lives as
with kinds (kind, named_by, type, begins) as (
    values
        ('milestone', 'milestone', 'MilestoneSet', true),
        ('milestone', 'milestone', 'MilestoneReforecast', false),
        ('milestone', 'milestone', 'MilestoneReached', false),
        ('engagement', 'department', 'DepartmentInvolved', true),
        ('engagement', 'department', 'DepartmentEngaged', false),
        ('contingency', 'threat', 'ContingencyPrepared', true),
        ('contingency', 'threat', 'ContingencyReviewed', false),
        ('contingency', 'threat', 'ContingencyInvoked', false),
        ('outcome', 'outcome', 'OutcomeLinked', true),
        ('outcome', 'outcome', 'OutcomeMeasured', false),
        ('outcome', 'outcome', 'OutcomeUnlinked', false),
        ('incident', 'incident', 'CustomerIncidentRecorded', true),
        ('incident', 'incident', 'CustomerIncidentResolved', false),
        ('feedback action', 'action', 'FeedbackActionRaised', true),
        ('feedback action', 'action', 'FeedbackActionClosed', false),
        ('feedback action', 'action', 'FeedbackActionEscalated', false)
), told as (
    select e.stream, k.kind, upper(e.data ->> k.named_by) as named, e.effective_on, e.position, e.type, e.data,
        count(*) filter (where k.begins)
            over (partition by e.stream, k.kind, upper(e.data ->> k.named_by) order by e.effective_on, e.position) as life
    from reporting.standing_events e
    join kinds k on k.type = e.type
)
select * from told where life > 0;

comment on view reporting.lives is
    'The events of what has a name of its own within a stream, each with the life that it belongs to; none of what never began.';
comment on column reporting.lives.stream is 'The stream.';
comment on column reporting.lives.kind is 'What it is: milestone, engagement, contingency, outcome, incident or feedback action.';
comment on column reporting.lives.named is 'Its name, in capitals.';
comment on column reporting.lives.effective_on is 'The day it happened, or will happen.';
comment on column reporting.lives.position is 'Place in the ledger.';
comment on column reporting.lives.type is 'What happened.';
comment on column reporting.lives.data is 'The facts, as JSON.';
comment on column reporting.lives.life is 'How often it had begun by then, in the order of effective_on, position: 1, 2, 3 …';

grant select on reporting.lives to ledger_reader;

create or replace view reporting.milestones as
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
from reporting.lives
where kind = 'milestone'
group by stream, named, life;

create or replace view reporting.engagements as
select stream,
    reporting.last_said(data ->> 'department' order by effective_on desc, position desc) filter (where type = 'DepartmentInvolved') as department,
    min(effective_on) filter (where type = 'DepartmentInvolved') as involved_on,
    reporting.last_said(position order by effective_on desc, position desc) filter (where type = 'DepartmentInvolved') as involved_by,
    reporting.last_said(data ->> 'engagement' order by effective_on, position) as engagement,
    reporting.last_said(effective_on order by effective_on, position) filter (where type = 'DepartmentEngaged') as said_on,
    reporting.last_said(position order by effective_on, position) filter (where type = 'DepartmentEngaged') as said_by
from reporting.lives
where kind = 'engagement'
group by stream, named;

create or replace view reporting.contingencies as
select stream,
    reporting.last_said(data ->> 'threat' order by effective_on desc, position desc) as threat,
    reporting.last_said(data ->> 'owner' order by effective_on, position) as owner,
    min(effective_on) as prepared_on,
    reporting.last_said(position order by effective_on desc, position desc) as prepared_by,
    max(effective_on) filter (where type <> 'ContingencyInvoked') as tended_on,
    reporting.last_said(position order by effective_on, position) filter (where type <> 'ContingencyInvoked') as tended_by,
    (max(effective_on) filter (where type <> 'ContingencyInvoked') + interval '12 months')::date as good_until,
    count(*) filter (where type = 'ContingencyInvoked') as uses
from reporting.lives
where kind = 'contingency'
group by stream, named;

create or replace view reporting.contingency_uses as
select stream,
    data ->> 'threat' as threat,
    effective_on as used_on,
    position,
    data ->> 'shock' as shock,
    data ->> 'result' as result
from reporting.lives
where kind = 'contingency' and type = 'ContingencyInvoked';

create or replace view reporting.incidents as
select stream,
    reporting.last_said(data ->> 'incident' order by effective_on desc, position desc) as incident,
    reporting.last_said(data ->> 'kind' order by effective_on, position) as kind,
    reporting.last_said((data ->> 'severity')::integer order by effective_on, position) as severity,
    reporting.last_said(data ->> 'account' order by effective_on, position) as account,
    min(effective_on) as happened_on,
    reporting.last_said(position order by effective_on desc, position desc) as recorded_by,
    reporting.last_said(data ->> 'handling' order by effective_on, position) as handling,
    max(effective_on) filter (where type = 'CustomerIncidentResolved') as resolved_on,
    reporting.last_said(position order by effective_on, position) filter (where type = 'CustomerIncidentResolved') as resolved_by,
    max(effective_on) filter (where type = 'CustomerIncidentResolved') - min(effective_on) as days
from reporting.lives
where kind = 'incident'
group by stream, named, life;

create or replace view reporting.outcomes as
with spells as (
    select stream,
        reporting.last_said(data ->> 'outcome' order by effective_on, position) filter (where type = 'OutcomeLinked') as outcome,
        reporting.last_said(data ->> 'metric' order by effective_on, position) as metric,
        reporting.last_said(data ->> 'unit' order by effective_on, position) as unit,
        reporting.last_said((data ->> 'baseline')::numeric order by effective_on, position) as baseline,
        reporting.last_said((data ->> 'target')::numeric order by effective_on, position) as target,
        reporting.last_said((data ->> 'by')::date order by effective_on, position) as due,
        reporting.last_said(data ->> 'driver' order by effective_on, position) as driver,
        min(effective_on) filter (where type = 'OutcomeLinked') as linked_on,
        min(position) filter (where type = 'OutcomeLinked') as linked_by,
        reporting.last_said(effective_on order by effective_on, position) filter (where type = 'OutcomeMeasured') as measured_on,
        reporting.last_said((data ->> 'value')::numeric order by effective_on, position) as measured,
        min(effective_on) filter (where type = 'OutcomeUnlinked') as unlinked_on,
        min(position) filter (where type = 'OutcomeUnlinked') as unlinked_by
    from reporting.lives
    where kind = 'outcome'
    group by stream, named, life
)
select stream,
    outcome,
    metric,
    unit,
    baseline,
    target,
    due,
    driver,
    linked_on,
    linked_by,
    measured_on,
    measured,
    -- A target that is the baseline itself is refused.
    round((measured - baseline) / (target - baseline), 6) as progress,
    unlinked_on,
    unlinked_by
from spells;

create or replace view reporting.feedback_actions as
with actions as (
    select stream,
        reporting.last_said(data ->> 'action' order by effective_on desc, position desc) as action,
        reporting.last_said(data ->> 'wave' order by effective_on, position) as wave,
        reporting.last_said(data ->> 'response' order by effective_on, position) as response,
        reporting.last_said(data ->> 'account' order by effective_on, position) as account,
        reporting.last_said(coalesce(data ->> 'to', data ->> 'owner') order by effective_on, position) as owner,
        min(effective_on) as raised_on,
        reporting.last_said(position order by effective_on desc, position desc) as raised_by,
        reporting.last_said((data ->> 'due')::date order by effective_on, position) as due,
        count(*) filter (where type = 'FeedbackActionEscalated') as escalations,
        min(effective_on) filter (where type = 'FeedbackActionClosed') as closed_on,
        reporting.last_said(position order by effective_on desc, position desc) filter (where type = 'FeedbackActionClosed') as closed_by
    from reporting.lives
    where kind = 'feedback action'
    group by stream, named, life
)
select *,
    case
        when closed_on is not null then closed_on <= due
        when due < (select reporting.today()) then false
    end as in_time
from actions;

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
            and t.effective_on < s.strikes_on and (t.effective_on + interval '12 months')::date >= s.strikes_on)
    end as prepared
from reporting.programme_events a
left join reporting.shocks s on s.stream = 'shock/' || upper(a.data ->> 'shock')
where a.type = 'ShockAbsorbed';

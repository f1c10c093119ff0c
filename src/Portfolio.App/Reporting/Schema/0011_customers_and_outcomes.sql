-- What programmes bring, what customers say of them, and what is done about that.

create view reporting.outcomes as
with said as (
    -- An outcome that was unlinked can be linked anew: then it is on record twice.
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'OutcomeLinked')
            over (partition by stream, upper(data ->> 'outcome') order by effective_on, position) as life
    from reporting.programme_events
    where type in ('OutcomeLinked', 'OutcomeMeasured', 'OutcomeUnlinked')
), spells as (
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
    from said
    where life > 0
    group by stream, upper(data ->> 'outcome'), life
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

comment on view reporting.outcomes is 'The business results that programmes are meant to bring, with what was measured last.';
comment on column reporting.outcomes.stream is 'The programme''s stream.';
comment on column reporting.outcomes.outcome is 'Its code, as typed.';
comment on column reporting.outcomes.metric is 'What is measured.';
comment on column reporting.outcomes.unit is 'In which unit.';
comment on column reporting.outcomes.baseline is 'What it came to before.';
comment on column reporting.outcomes.target is 'What it is to come to.';
comment on column reporting.outcomes.due is 'By which day.';
comment on column reporting.outcomes.driver is 'What is thought to drive it; null: nobody said.';
comment on column reporting.outcomes.linked_on is 'The day from which the programme is meant to bring it.';
comment on column reporting.outcomes.linked_by is 'Position of the event.';
comment on column reporting.outcomes.measured_on is 'The day it was last measured; null: it was not.';
comment on column reporting.outcomes.measured is 'What it came to then.';
comment on column reporting.outcomes.progress is 'How far that lies from the baseline (0) to the target (1); below and beyond too.';
comment on column reporting.outcomes.unlinked_on is 'The day from which it is no longer meant to; null while it is.';
comment on column reporting.outcomes.unlinked_by is 'Position of the event.';

create view reporting.outcome_measures as
select stream,
    data ->> 'outcome' as outcome,
    effective_on as measured_on,
    position,
    (data ->> 'value')::numeric as measured
from reporting.programme_events
where type = 'OutcomeMeasured';

comment on view reporting.outcome_measures is 'Every measure of an outcome.';
comment on column reporting.outcome_measures.stream is 'The programme''s stream.';
comment on column reporting.outcome_measures.outcome is 'The outcome''s code.';
comment on column reporting.outcome_measures.measured_on is 'The day it was measured.';
comment on column reporting.outcome_measures.position is 'Position of the event.';
comment on column reporting.outcome_measures.measured is 'What it came to.';

create view reporting.assessments as
select stream,
    effective_on as assessed_on,
    position,
    (data ->> 'score')::numeric as score,
    (data -> 'scale' ->> 'lowest')::numeric as scale_lowest,
    (data -> 'scale' ->> 'highest')::numeric as scale_highest,
    (data ->> 'sampleSize')::integer as sample_size,
    data ->> 'method' as method,
    data ->> 'segment' as segment
from reporting.programme_events
where type = 'CustomerAssessmentRecorded';

comment on view reporting.assessments is 'What customers thought of programmes. Only scores on like scales can be compared.';
comment on column reporting.assessments.stream is 'The programme''s stream.';
comment on column reporting.assessments.assessed_on is 'The day it was found.';
comment on column reporting.assessments.position is 'Position of the event.';
comment on column reporting.assessments.score is 'What they gave.';
comment on column reporting.assessments.scale_lowest is 'The worst that could be given.';
comment on column reporting.assessments.scale_highest is 'The best that could be given.';
comment on column reporting.assessments.sample_size is 'How many were asked.';
comment on column reporting.assessments.method is 'How they were asked.';
comment on column reporting.assessments.segment is 'Which customers; null: all.';

create view reporting.incidents as
with said as (
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'CustomerIncidentRecorded')
            over (partition by stream, upper(data ->> 'incident') order by effective_on, position) as life
    from reporting.programme_events
    where type in ('CustomerIncidentRecorded', 'CustomerIncidentResolved')
)
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
from said
where life > 0
group by stream, upper(data ->> 'incident'), life;

comment on view reporting.incidents is 'What went wrong for customers, and how it was resolved.';
comment on column reporting.incidents.stream is 'The programme''s stream.';
comment on column reporting.incidents.incident is 'Its code, as typed.';
comment on column reporting.incidents.kind is 'Complaint, ServiceFailure or Public.';
comment on column reporting.incidents.severity is '1 to 5.';
comment on column reporting.incidents.account is 'Code of the customer; null: not of one alone.';
comment on column reporting.incidents.happened_on is 'The day it happened.';
comment on column reporting.incidents.recorded_by is 'Position of the event.';
comment on column reporting.incidents.handling is 'How well it was handled; null while it is open.';
comment on column reporting.incidents.resolved_on is 'The day it was resolved; null while it is open.';
comment on column reporting.incidents.resolved_by is 'Position of the event.';
comment on column reporting.incidents.days is 'How long it took; null while it is open.';

create view reporting.communications as
select stream,
    effective_on as told_on,
    position,
    data ->> 'audience' as audience,
    data ->> 'channel' as channel,
    data ->> 'about' as about,
    data ->> 'reference' as reference
from reporting.programme_events
where type = 'CommunicationLogged';

comment on view reporting.communications is 'What customers and staff were told.';
comment on column reporting.communications.stream is 'The programme''s stream.';
comment on column reporting.communications.told_on is 'The day they were told.';
comment on column reporting.communications.position is 'Position of the event.';
comment on column reporting.communications.audience is 'Who was told.';
comment on column reporting.communications.channel is 'By which way.';
comment on column reporting.communications.about is 'What it was about: an action, a promise, a delivery …';
comment on column reporting.communications.reference is 'Code of what it was about; null: nothing named.';

create view reporting.feedback_actions as
with said as (
    select stream, effective_on, position, type, data,
        count(*) filter (where type = 'FeedbackActionRaised')
            over (partition by stream, upper(data ->> 'action') order by effective_on, position) as life
    from reporting.standing_events
    where type in ('FeedbackActionRaised', 'FeedbackActionClosed', 'FeedbackActionEscalated')
), actions as (
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
    from said
    where life > 0
    group by stream, upper(data ->> 'action'), life
)
select *,
    case
        when closed_on is not null then closed_on <= due
        when due < (select reporting.today()) then false
    end as in_time
from actions;

comment on view reporting.feedback_actions is 'What is to be done about feedback, on the record of a programme or of a wave.';
comment on column reporting.feedback_actions.stream is 'The programme''s or the wave''s stream.';
comment on column reporting.feedback_actions.action is 'Its code, as typed.';
comment on column reporting.feedback_actions.wave is 'Code of the wave that it answers, where it does.';
comment on column reporting.feedback_actions.response is 'Code of the response that it answers, where it does.';
comment on column reporting.feedback_actions.account is 'Code of the customer, where there is one.';
comment on column reporting.feedback_actions.owner is 'Id of the person who has to see to it now.';
comment on column reporting.feedback_actions.raised_on is 'The day it was raised.';
comment on column reporting.feedback_actions.raised_by is 'Position of the event.';
comment on column reporting.feedback_actions.due is 'The day by which it is to be done.';
comment on column reporting.feedback_actions.escalations is 'How often it was taken to somebody else.';
comment on column reporting.feedback_actions.closed_on is 'The day it was done; null while it is open.';
comment on column reporting.feedback_actions.closed_by is 'Position of the event.';
comment on column reporting.feedback_actions.in_time is 'Whether it was done by its day; false too where the day has passed, null while it may still be.';

grant select on reporting.outcomes, reporting.outcome_measures, reporting.assessments, reporting.incidents,
    reporting.communications, reporting.feedback_actions to ledger_reader;

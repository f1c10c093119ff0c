-- What strikes many programmes, and what customers and staff were asked. Answers to surveys are anonymous: they are told in
-- steps of five, in the order of the ledger, so that no two looks differ by fewer than five people.

create view reporting.shocks as
select stream,
    data ->> 'code' as code,
    data ->> 'title' as title,
    data ->> 'threat' as threat,
    reporting.words(data -> 'departments') as departments,
    effective_on as strikes_on,
    position
from reporting.standing_events
where type = 'ShockDeclared';

comment on view reporting.shocks is 'What strikes several programmes at once.';
comment on column reporting.shocks.stream is 'The shock''s stream.';
comment on column reporting.shocks.code is 'Its code, as typed.';
comment on column reporting.shocks.title is 'What it is called.';
comment on column reporting.shocks.threat is 'BudgetCut, Reorganisation, NewSeniorLeader, TeamReassigned, or one in other words.';
comment on column reporting.shocks.departments is 'Codes of the departments that it strikes, each with those below it; none: all.';
comment on column reporting.shocks.strikes_on is 'The day it strikes.';
comment on column reporting.shocks.position is 'Position of the event.';

create view reporting.shocks_absorbed as
with tended as materialized (
    -- A review without anything prepared before it prepares nothing.
    select stream, effective_on, threat
    from (
        select stream, effective_on, upper(data ->> 'threat') as threat,
            count(*) filter (where type = 'ContingencyPrepared')
                over (partition by stream, upper(data ->> 'threat') order by effective_on, position) as prepared
        from reporting.programme_events
        where type in ('ContingencyPrepared', 'ContingencyReviewed')
    ) said
    where prepared > 0
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

comment on view reporting.shocks_absorbed is 'How hard shocks hit programmes, and whether those were prepared, as the record says.';
comment on column reporting.shocks_absorbed.stream is 'The programme''s stream.';
comment on column reporting.shocks_absorbed.shock is 'Code of the shock.';
comment on column reporting.shocks_absorbed.absorbed_on is 'The day from which it was known.';
comment on column reporting.shocks_absorbed.position is 'Position of the event.';
comment on column reporting.shocks_absorbed.severity is '1 (hardly felt) to 5 (it cannot go on).';
comment on column reporting.shocks_absorbed.threat is 'What the shock is.';
comment on column reporting.shocks_absorbed.strikes_on is 'The day it struck.';
comment on column reporting.shocks_absorbed.prepared is
    'Whether a contingency for that threat was prepared or reviewed within the twelve months before; null where the shock is not on record.';

create view reporting.waves as
with opened as (
    select * from reporting.standing_events where type = 'WaveOpened'
), told as (
    select stream,
        count(*) filter (where type = 'ResponseRecorded') as responded,
        min(effective_on) filter (where type = 'WaveClosed') as closed_on
    from reporting.standing_events
    where type in ('ResponseRecorded', 'WaveClosed')
    group by stream
)
select o.stream,
    o.data ->> 'wave' as wave,
    o.data ->> 'title' as title,
    o.effective_on as opened_on,
    o.position,
    t.closed_on,
    (o.data ->> 'population')::integer as population,
    (o.data ->> 'invited')::integer as invited,
    coalesce(t.responded, 0) as responded,
    o.data ->> 'sampling' as sampling,
    (o.data -> 'scale' ->> 'lowest')::numeric as scale_lowest,
    (o.data -> 'scale' ->> 'highest')::numeric as scale_highest,
    (o.data ->> 'threshold')::numeric as threshold,
    o.data -> 'followUp' ->> 'owner' as follow_up_owner,
    (o.data -> 'followUp' ->> 'serviceLevelDays')::integer as service_level_days
from opened o
left join told t on t.stream = o.stream;

comment on view reporting.waves is 'Every time that customers were asked.';
comment on column reporting.waves.stream is 'The wave''s stream.';
comment on column reporting.waves.wave is 'Its code, as typed.';
comment on column reporting.waves.title is 'What it is called.';
comment on column reporting.waves.opened_on is 'The day it was opened.';
comment on column reporting.waves.position is 'Position of the event.';
comment on column reporting.waves.closed_on is 'The day it ended; null while it takes responses.';
comment on column reporting.waves.population is 'How many customers there are.';
comment on column reporting.waves.invited is 'How many of them were asked.';
comment on column reporting.waves.responded is 'How many answered.';
comment on column reporting.waves.sampling is 'Census, Random, Stratified, Quota or Convenience.';
comment on column reporting.waves.scale_lowest is 'The worst score.';
comment on column reporting.waves.scale_highest is 'The best score.';
comment on column reporting.waves.threshold is 'A response with a lower overall score raises an action at once.';
comment on column reporting.waves.follow_up_owner is 'Id of the person who sees to what is found.';
comment on column reporting.waves.service_level_days is 'Within how many days a bad response is followed up.';

create view reporting.wave_responses as
select stream,
    data -> 'response' ->> 'code' as response,
    effective_on as said_on,
    position,
    (data -> 'response' ->> 'overall')::numeric as overall,
    data -> 'response' ->> 'account' as account,
    data -> 'response' ->> 'segment' as segment,
    data -> 'response' ->> 'stratum' as stratum
from reporting.standing_events
where type = 'ResponseRecorded';

comment on view reporting.wave_responses is 'What each customer said.';
comment on column reporting.wave_responses.stream is 'The wave''s stream.';
comment on column reporting.wave_responses.response is 'Its code in the wave.';
comment on column reporting.wave_responses.said_on is 'The day it was said.';
comment on column reporting.wave_responses.position is 'Position of the event.';
comment on column reporting.wave_responses.overall is 'The overall score.';
comment on column reporting.wave_responses.account is 'Code of the customer, where it is known.';
comment on column reporting.wave_responses.segment is 'The customer''s segment, where it is known.';
comment on column reporting.wave_responses.stratum is 'The stratum, where the wave has any.';

create view reporting.wave_driver_scores as
select e.stream,
    e.data -> 'response' ->> 'code' as response,
    d.score ->> 'driver' as driver,
    (d.score ->> 'score')::numeric as score
from reporting.standing_events e
cross join lateral json_array_elements(e.data -> 'response' -> 'drivers') as d (score)
where e.type = 'ResponseRecorded';

comment on view reporting.wave_driver_scores is 'What each customer said of each driver.';
comment on column reporting.wave_driver_scores.stream is 'The wave''s stream.';
comment on column reporting.wave_driver_scores.response is 'Code of the response.';
comment on column reporting.wave_driver_scores.driver is 'The driver.';
comment on column reporting.wave_driver_scores.score is 'Its score, on the wave''s scale.';

create view reporting.surveys with (security_barrier) as
with opened as (
    select * from reporting.standing_events where type = 'SurveyOpened'
), told as (
    select e.stream,
        count(*) filter (where e.type = 'SurveyAnswered') as answered,
        sum(json_array_length(e.data -> 'tokens')) filter (where e.type = 'InvitationsIssued' and r.stream is null) as invited,
        min(e.effective_on) filter (where e.type = 'SurveyClosed' and r.stream is null) as closed_on
    from ledger.events e
    left join reporting.retractions r on r.stream = e.stream and r.command_id = e.command_id
    where e.type in ('InvitationsIssued', 'SurveyAnswered', 'SurveyClosed')
    group by e.stream
)
select o.stream,
    o.data ->> 'survey' as survey,
    o.data ->> 'title' as title,
    o.data ->> 'kind' as kind,
    o.data ->> 'question' as question,
    o.effective_on as opened_on,
    o.position,
    t.closed_on,
    coalesce(t.invited, 0) as invited,
    coalesce(t.answered, 0) / 5 * 5 as counted,
    coalesce(t.answered, 0) % 5 as held_back
from opened o
left join told t on t.stream = o.stream;

comment on view reporting.surveys is 'Every survey, with how many answers its results are of.';
comment on column reporting.surveys.stream is 'The survey''s stream.';
comment on column reporting.surveys.survey is 'Its code, as typed.';
comment on column reporting.surveys.title is 'What it is called.';
comment on column reporting.surveys.kind is 'Agreement, CheckAllThatApply or SingleQuestion.';
comment on column reporting.surveys.question is 'What is asked; null where the statements say it.';
comment on column reporting.surveys.opened_on is 'The day it was opened.';
comment on column reporting.surveys.position is 'Position of the event.';
comment on column reporting.surveys.closed_on is 'The day it was closed; null while it takes answers.';
comment on column reporting.surveys.invited is 'How many invitations were made.';
comment on column reporting.surveys.counted is 'How many answers the results are of: a multiple of five.';
comment on column reporting.surveys.held_back is 'How many more there are that no result holds yet.';

create view reporting.survey_results with (security_barrier) as
with opened as (
    select * from reporting.standing_events where type = 'SurveyOpened'
), answers as (
    select stream, data,
        row_number() over (partition by stream order by position) as number,
        count(*) over (partition by stream) as answered
    from ledger.events
    where type = 'SurveyAnswered'
), said as (
    select a.stream, upper(s.answer ->> 'statement') as statement, (s.answer ->> 'points')::integer as points
    from answers a
    cross join lateral json_array_elements(a.data -> 'answers') as s (answer)
    where a.number <= a.answered / 5 * 5
), counts as (
    select stream, statement, count(*) as chosen,
        array[
            count(*) filter (where points = 1), count(*) filter (where points = 2), count(*) filter (where points = 3),
            count(*) filter (where points = 4), count(*) filter (where points = 5)] as points
    from said
    group by stream, statement
)
select o.stream,
    s.statement ->> 'code' as statement,
    s.statement ->> 'wording' as wording,
    coalesce(c.chosen, 0) as chosen,
    case when o.data ->> 'kind' = 'Agreement' then coalesce(c.points, '{0,0,0,0,0}'::bigint[]) end as points,
    (s.statement -> 'published' ->> 'percent')::numeric as published_percent,
    s.statement -> 'published' ->> 'counted' as published_of
from opened o
cross join lateral json_array_elements(o.data -> 'statements') as s (statement)
left join counts c on c.stream = o.stream and c.statement = upper(s.statement ->> 'code');

comment on view reporting.survey_results is 'What was said to each statement of a survey, of the answers that surveys.counted says.';
comment on column reporting.survey_results.stream is 'The survey''s stream.';
comment on column reporting.survey_results.statement is 'The statement''s code.';
comment on column reporting.survey_results.wording is 'As those who answered read it.';
comment on column reporting.survey_results.chosen is 'How many checked or chose it, or gave it any points.';
comment on column reporting.survey_results.points is 'With agreement: how many gave 1, 2, 3, 4 and 5 points; else null.';
comment on column reporting.survey_results.published_percent is 'A share that others published for it, in percent; null: there is none.';
comment on column reporting.survey_results.published_of is 'What was counted there.';

-- As before, but that nobody reads a single answer to a survey here, or which invitation it came by.
create or replace view reporting.events as
with taken_back as materialized (
    select distinct stream, command_id from reporting.retractions
)
select e.position,
    e.stream,
    e.version,
    e.type,
    e.schema,
    e.effective_on,
    coalesce(e.reported_on, (e.recorded_at at time zone 'UTC')::date) as reported_on,
    e.recorded_at,
    e.actor,
    e.role,
    e.way,
    e.command_id,
    e.correlation_id,
    e.caused_by,
    t.stream is not null as retracted,
    case when e.type not in ('SurveyAnswered', 'InvitationsIssued') then e.data end as data,
    (select json_object_agg(t.name, coalesce(t.content, 'redacted') order by t.name)
     from ledger.texts t where t.position = e.position) as texts,
    e.source ->> 'file' as source_file,
    (e.source ->> 'row')::integer as source_row,
    e.source ->> 'import' as source_import
from ledger.events e
left join taken_back t on t.stream = e.stream and t.command_id = e.command_id;

comment on column reporting.events.data is 'The facts, as JSON; null for invitations and answers to surveys, which survey_results tells in steps of five.';

grant select on reporting.shocks, reporting.shocks_absorbed, reporting.waves, reporting.wave_responses, reporting.wave_driver_scores,
    reporting.surveys, reporting.survey_results to ledger_reader;

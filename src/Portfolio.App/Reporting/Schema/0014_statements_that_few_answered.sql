-- As before, but that of a survey of agreement, whose statements may be left unanswered, each is told in steps of five of
-- those who answered it: one that few answered would show what they said.
create or replace view reporting.survey_results with (security_barrier) as
with opened as (
    select * from reporting.standing_events where type = 'SurveyOpened'
), answers as (
    select stream, data,
        row_number() over (partition by stream order by position) as number,
        count(*) over (partition by stream) as answered
    from ledger.events
    where type = 'SurveyAnswered'
), said as (
    select a.stream, a.number, upper(s.answer ->> 'statement') as statement, (s.answer ->> 'points')::integer as points
    from answers a
    cross join lateral json_array_elements(a.data -> 'answers') as s (answer)
    where a.number <= a.answered / 5 * 5
), numbered as (
    select stream, statement, points,
        row_number() over (partition by stream, statement order by number) as place,
        count(*) over (partition by stream, statement) as given
    from said
), counts as (
    select n.stream, n.statement, count(*) as chosen,
        array[
            count(*) filter (where n.points = 1), count(*) filter (where n.points = 2), count(*) filter (where n.points = 3),
            count(*) filter (where n.points = 4), count(*) filter (where n.points = 5)] as points
    from numbered n
    join opened o on o.stream = n.stream
    where o.data ->> 'kind' <> 'Agreement' or n.place <= n.given / 5 * 5
    group by n.stream, n.statement
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

comment on view reporting.survey_results is 'What was said to each statement of a survey, of the answers that surveys.counted says; with agreement of the first five, ten, fifteen … of them that answered it.';
comment on column reporting.survey_results.chosen is 'How many checked or chose it, or gave it any points; with agreement a multiple of five.';

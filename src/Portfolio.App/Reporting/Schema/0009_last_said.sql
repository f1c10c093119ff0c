-- What was said last of something, in the order in which it counts: the shape that views of what stands repeat.

create function reporting.later(kept anyelement, said anyelement) returns anyelement
    language sql
    immutable
    strict
    parallel safe
as 'select said';

comment on function reporting.later(anyelement, anyelement) is 'The step of reporting.last_said.';

create aggregate reporting.last_said(anyelement) (
    sfunc = reporting.later,
    stype = anyelement,
    parallel = safe
);

comment on aggregate reporting.last_said(anyelement) is
    'The last value that is not null, in the order that the call gives: reporting.last_said(title order by effective_on, position).';

create or replace view reporting.phases as
with phase_events as (
    -- A phase that was cancelled can be planned anew: then it is on record twice.
    select stream, effective_on, position, type, data, (data ->> 'number')::integer as number,
        count(*) filter (where type = 'PhasePlanned')
            over (partition by stream, (data ->> 'number')::integer order by effective_on, position) as life
    from reporting.programme_events
    where type in ('PhasePlanned', 'PhaseReplanned', 'PhaseStarted', 'PhaseCompleted', 'PhaseCancelled')
)
select stream,
    number,
    reporting.last_said(data ->> 'title' order by effective_on, position) as title,
    reporting.last_said((data ->> 'start')::date order by effective_on, position) as planned_start,
    reporting.last_said((data ->> 'finish')::date order by effective_on, position) as planned_finish,
    reporting.last_said((data ->> 'funded')::boolean order by effective_on, position) as funded,
    coalesce(
        reporting.last_said(substr(type, 6) order by effective_on, position)
            filter (where type in ('PhaseStarted', 'PhaseCompleted', 'PhaseCancelled')),
        'Planned') as state,
    max(effective_on) filter (where type in ('PhasePlanned', 'PhaseStarted', 'PhaseCompleted', 'PhaseCancelled')) as state_since
from phase_events
where life > 0
group by stream, number, life;

create or replace view reporting.promises as
with said as (
    select stream, effective_on, position,
        upper(data ->> 'item') as item,
        count(*) filter (where type in ('ScopeItemAdded', 'ScopeItemReceived'))
            over (partition by stream, upper(data ->> 'item') order by effective_on, position) as life,
        type in ('ScopeItemAdded', 'ScopeItemReceived') as begins,
        coalesce(data -> 'promises', data -> 'handed' -> 'promises') as promises
    from reporting.programme_events
    where type in ('ScopeItemAdded', 'ScopeItemReceived', 'ScopeItemRevised')
), latest as materialized (
    select stream,
        min(position) filter (where begins) as added_by,
        reporting.last_said(promises order by effective_on, position) as promises
    from said
    where life > 0
    group by stream, item, life
), items as materialized (
    select * from reporting.scope_items
)
select i.stream,
    i.item,
    p.promise ->> 'account' as account,
    (p.promise ->> 'by')::date as promised_by,
    i.fate as item_fate,
    i.fate_on as item_fate_on,
    i.delivered_percent
from latest l
join items i on i.stream = l.stream and i.added_by = l.added_by
cross join lateral json_array_elements(l.promises) as p (promise)
-- Handed over to another programme, it is owed there.
where i.fate <> 'Transferred';

-- What stands of every history, programmes' and others'. Answers to surveys are left out: they are told in steps of five.
create view reporting.standing_events as
with taken_back as materialized (
    select stream, command_id from reporting.retractions
)
select e.stream, e.effective_on, e.position, e.type, e.data
from ledger.events e
where e.type not in ('CommandRetracted', 'SurveyAnswered', 'InvitationsIssued')
    and not exists (select from taken_back t where t.stream = e.stream and t.command_id = e.command_id);

comment on view reporting.standing_events is
    'What stands of every history, but for answers to surveys. Read each stream in the order of effective_on, position: that is the order in which it counts.';
comment on column reporting.standing_events.stream is 'The history that it belongs to.';
comment on column reporting.standing_events.effective_on is 'The day it happened, or will happen.';
comment on column reporting.standing_events.position is 'Place in the ledger.';
comment on column reporting.standing_events.type is 'What happened.';
comment on column reporting.standing_events.data is 'The facts, as JSON.';

grant execute on function reporting.later(anyelement, anyelement), reporting.last_said(anyelement) to ledger_reader;
grant select on reporting.standing_events to ledger_reader;

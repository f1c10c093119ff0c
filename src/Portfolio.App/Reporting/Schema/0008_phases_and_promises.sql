-- The phases of programmes, and what was promised to customers.

create view reporting.phases as
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
    (array_agg(data ->> 'title' order by effective_on desc, position desc) filter (where data ->> 'title' is not null))[1] as title,
    (array_agg((data ->> 'start')::date order by effective_on desc, position desc) filter (where data ->> 'start' is not null))[1] as planned_start,
    (array_agg((data ->> 'finish')::date order by effective_on desc, position desc) filter (where data ->> 'finish' is not null))[1] as planned_finish,
    (array_agg((data ->> 'funded')::boolean order by effective_on desc, position desc) filter (where data ->> 'funded' is not null))[1] as funded,
    coalesce(
        (array_agg(substr(type, 6) order by effective_on desc, position desc)
            filter (where type in ('PhaseStarted', 'PhaseCompleted', 'PhaseCancelled')))[1],
        'Planned') as state,
    max(effective_on) filter (where type in ('PhasePlanned', 'PhaseStarted', 'PhaseCompleted', 'PhaseCancelled')) as state_since
from phase_events
where life > 0
group by stream, number, life;

comment on view reporting.phases is 'The phases of each programme, as last planned. One that was cancelled and planned anew is here twice.';
comment on column reporting.phases.stream is 'The programme''s stream.';
comment on column reporting.phases.number is '1, 2, 3 …; scope is put off from one to a later one.';
comment on column reporting.phases.title is 'What it is called.';
comment on column reporting.phases.planned_start is 'When it is planned to start.';
comment on column reporting.phases.planned_finish is 'When it is planned to be finished.';
comment on column reporting.phases.funded is 'Whether it is funded.';
comment on column reporting.phases.state is 'Planned, Started, Completed or Cancelled.';
comment on column reporting.phases.state_since is 'The day it came into that state.';

create view reporting.promises as
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
        (array_agg(promises order by effective_on desc, position desc) filter (where promises is not null))[1] as promises
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

comment on view reporting.promises is 'What is promised to customers, as last said, with what became of the item of scope.';
comment on column reporting.promises.stream is 'The programme''s stream.';
comment on column reporting.promises.item is 'The item''s code in its programme.';
comment on column reporting.promises.account is 'Code of the customer.';
comment on column reporting.promises.promised_by is 'The day by which it was promised; null: none was named.';
comment on column reporting.promises.item_fate is 'Open, Delivered, Dropped or Unknown.';
comment on column reporting.promises.item_fate_on is 'The day that came; null while it is open.';
comment on column reporting.promises.delivered_percent is 'How much of it was delivered.';

grant select on reporting.phases, reporting.promises to ledger_reader;

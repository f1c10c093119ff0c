-- What hands an item over holds what was known of it whenever it was put off: that, and not what was known when it came, is
-- what it was when its time began.

create or replace view reporting.deferrals as
with described as (
    -- What was known at each moment is carried forward: of the programme, of the item, of each phase.
    select stream, effective_on, position, type,
        upper(data ->> 'item') as item,
        count(*) filter (where type in ('ScopeItemAdded', 'ScopeItemReceived'))
            over (partition by stream, upper(data ->> 'item') order by effective_on, position) as life,
        data -> 'handed' as handed,
        case when type in ('PhasePlanned', 'PhaseReplanned') then (data ->> 'number')::integer
             when type = 'ScopeItemDeferred' then (data ->> 'toPhase')::integer end as target,
        case when type in ('ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeDescribed') then data ->> 'department' end as department,
        coalesce(data ->> 'customerValue', data -> 'handed' ->> 'customerValue')::integer as customer_value,
        json_array_length(coalesce(data -> 'promises', data -> 'handed' -> 'promises')) > 0 as promised,
        case when type in ('PhasePlanned', 'PhaseReplanned') then (data ->> 'funded')::boolean end as funded,
        case when type in ('ScopeItemAdded', 'ScopeItemReceived') then (data ->> 'phase')::integer
             when type in ('ScopeItemDeferred', 'ScopeItemPulledForward') then (data ->> 'toPhase')::integer end as phase,
        coalesce((data ->> 'share')::integer, (data -> 'handed' ->> 'delivered')::integer, 0) as share,
        case when type = 'ScopeItemDeferred' then reporting.words(data -> 'causes') end as causes
    from reporting.programme_events
    where type in (
        'ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeDescribed', 'PhasePlanned', 'PhaseReplanned', 'ScopeItemAdded',
        'ScopeItemReceived', 'ScopeItemRevised', 'ScopeItemDeferred', 'ScopeItemPulledForward', 'ScopeItemDelivered')
), grouped as (
    select *,
        count(department) over (partition by stream order by effective_on, position) as department_group,
        count(customer_value) over (partition by stream, item order by effective_on, position) as value_group,
        count(promised) over (partition by stream, item order by effective_on, position) as promise_group,
        count(funded) over (partition by stream, target order by effective_on, position) as funding_group,
        least(100, sum(share) over (partition by stream, item, life order by effective_on, position)) as delivered_before,
        first_value(position) over (partition by stream, item, life order by effective_on, position) as added_by
    from described
), carried as (
    select *,
        max(department) over (partition by stream, department_group) as department_then,
        max(customer_value) over (partition by stream, item, value_group) as value_then,
        bool_or(promised) over (partition by stream, item, promise_group) as promised_then,
        bool_or(funded) over (partition by stream, target, funding_group) as funded_then
    from grouped
), moves as materialized (
    select *, lag(phase) over (partition by stream, item, life order by effective_on, position) as phase_before
    from carried
    where type in ('ScopeItemAdded', 'ScopeItemReceived', 'ScopeItemDeferred', 'ScopeItemPulledForward')
), deferred as (
    select stream, added_by, 1 as here, 0::bigint as place, effective_on as deferred_on, position as deferred_by, phase_before as from_phase,
        phase as to_phase, coalesce(funded_then, false) as funded, promised_then, department_then, causes, value_then, delivered_before
    from moves
    where type = 'ScopeItemDeferred'
    union all
    -- What another programme put off before it handed the item over goes on here, with the day it had there.
    -- What was known then goes with it; where it was handed over before that was held, what was known when it came.
    select m.stream, m.added_by, 0, d.place, (d.deferral ->> 'on')::date, m.position, null,
        (d.deferral ->> 'toPhase')::integer, (d.deferral ->> 'funded')::boolean,
        coalesce((d.deferral -> 'then' ->> 'promised')::boolean, m.promised_then),
        case when d.deferral ->> 'then' is null then m.department_then else d.deferral -> 'then' ->> 'department' end,
        reporting.words(d.deferral -> 'causes'),
        coalesce((d.deferral -> 'then' ->> 'customerValue')::integer, m.value_then),
        coalesce((d.deferral -> 'then' ->> 'delivered')::integer, 0)
    from moves m
    cross join lateral json_array_elements(m.handed -> 'deferred') with ordinality as d (deferral, place)
    where m.type = 'ScopeItemReceived'
), spells as materialized (
    select *,
        row_number() over (partition by stream, added_by order by here, place, deferred_on, deferred_by) as number,
        count(*) over (partition by stream, added_by) as times
    from deferred
), items as materialized (
    select * from reporting.scope_items
)
select s.stream,
    i.item,
    i.title,
    s.deferred_on,
    s.deferred_by,
    s.times,
    s.from_phase,
    s.to_phase,
    s.to_phase is not null as planned,
    s.to_phase is not null and s.funded as funded,
    s.promised_then as promised,
    s.department_then as department,
    s.causes,
    s.value_then as customer_value,
    s.delivered_before as delivered_percent_before,
    i.delivered_percent,
    i.fate,
    i.fate_on,
    i.fate_by,
    i.fate_on - s.deferred_on as days
from spells s
join items i on i.stream = s.stream and i.added_by = s.added_by
-- Handed over to another programme, it is counted there.
where s.number = 1 and i.fate <> 'Transferred';

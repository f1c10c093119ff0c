-- The scope of programmes, item by item, and what became of what was put off.

create view reporting.scope_items as
with item_events as materialized (
    -- An item can go to another programme and come back: then it is on record here twice, one life after the other.
    select stream, upper(data ->> 'item') as item, effective_on, position, type, data, data -> 'handed' as handed,
        count(*) filter (where type in ('ScopeItemAdded', 'ScopeItemReceived'))
            over (partition by stream, upper(data ->> 'item') order by effective_on, position) as life,
        coalesce((data ->> 'share')::integer, (data -> 'handed' ->> 'delivered')::integer) as share
    from reporting.programme_events
    where type in (
        'ScopeItemAdded', 'ScopeItemReceived', 'ScopeItemRevised', 'ScopeItemDeferred', 'ScopeItemPulledForward',
        'ScopeItemDelivered', 'ScopeItemDropped', 'ScopeItemTransferred')
), items as materialized (
    select stream,
        item,
        life,
        min(data ->> 'item') filter (where type in ('ScopeItemAdded', 'ScopeItemReceived')) as code,
        min(effective_on) filter (where type in ('ScopeItemAdded', 'ScopeItemReceived')) as added_on,
        min(position) filter (where type in ('ScopeItemAdded', 'ScopeItemReceived')) as added_by,
        (array_agg(coalesce(data ->> 'title', handed ->> 'title') order by effective_on desc, position desc)
            filter (where type in ('ScopeItemAdded', 'ScopeItemReceived') or data ->> 'title' is not null))[1] as title,
        (array_agg(coalesce(data ->> 'customerValue', handed ->> 'customerValue')::integer order by effective_on desc, position desc)
            filter (where type in ('ScopeItemAdded', 'ScopeItemReceived') or data ->> 'customerValue' is not null))[1] as customer_value,
        (array_agg((data ->> case when type in ('ScopeItemAdded', 'ScopeItemReceived') then 'phase' else 'toPhase' end)::integer
            order by effective_on desc, position desc)
            filter (where type in ('ScopeItemAdded', 'ScopeItemReceived', 'ScopeItemDeferred', 'ScopeItemPulledForward')))[1] as phase,
        least(100, coalesce(sum(share) filter (where type in ('ScopeItemDelivered', 'ScopeItemReceived')), 0)) as delivered_percent
    from item_events
    where life > 0
    group by stream, item, life
), own_fates as materialized (
    -- Partial deliveries add up; the one that makes a hundred delivers it.
    select distinct on (stream, item, life) stream, item, life, fate, effective_on as fate_on, position as fate_by
    from (
        select stream, item, life, effective_on, position,
            case
                when type = 'ScopeItemDropped' then 'Dropped'
                when type = 'ScopeItemTransferred' then 'Transferred'
                when type = 'ScopeItemDelivered' and sum(share) over so_far >= 100 then 'Delivered'
            end as fate
        from item_events
        where type in ('ScopeItemReceived', 'ScopeItemDelivered', 'ScopeItemDropped', 'ScopeItemTransferred')
        window so_far as (
            partition by stream, item, life
            order by effective_on, position)
    ) ends
    where fate is not null
    order by stream, item, life, effective_on, position
), shared_fates as materialized (
    -- The programme ended, was learnt to have been dropped, or goes on again: its open items share its fate.
    select stream, effective_on, position,
        case type when 'ProgrammeReopened' then 'Open' when 'ProgrammeLeftRegister' then 'Unknown' else 'Dropped' end as fate,
        coalesce(case when type = 'OutcomeLearnt' then (data ->> 'on')::date end, effective_on) as happened_on
    from reporting.programme_events
    where type in ('ProgrammeDropped', 'ProgrammeCompleted', 'ExperimentEnded', 'ProgrammeLeftRegister', 'ProgrammeReopened')
        or (type = 'OutcomeLearnt' and data ->> 'outcome' = 'Dropped')
), fates_with_programme as materialized (
    select distinct on (stream, item, life) stream, item, life, fate, happened_on as fate_on, position as fate_by
    from (
        select i.stream, i.item, i.life, s.effective_on, s.position, s.fate, s.happened_on,
            lag(s.fate) over (partition by i.stream, i.item, i.life order by s.effective_on, s.position) as was
        from items i
        join shared_fates s on s.stream = i.stream and (s.effective_on, s.position) > (i.added_on, i.added_by)
    ) shared
    where fate is distinct from coalesce(was, 'Open')
    order by stream, item, life, effective_on desc, position desc
)
select i.stream,
    i.code as item,
    i.title,
    i.customer_value,
    i.added_on,
    i.added_by,
    i.phase,
    i.delivered_percent,
    coalesce(o.fate, p.fate, 'Open') as fate,
    case when o.fate is not null then o.fate_on when p.fate <> 'Open' then p.fate_on end as fate_on,
    case when o.fate is not null then o.fate_by when p.fate <> 'Open' then p.fate_by end as fate_by
from items i
left join own_fates o on o.stream = i.stream and o.item = i.item and o.life = i.life
left join fates_with_programme p on p.stream = i.stream and p.item = i.item and p.life = i.life;

comment on view reporting.scope_items is 'Every item of scope, as last described, and what became of it. One that came back from another programme is here twice.';
comment on column reporting.scope_items.stream is 'The programme''s stream.';
comment on column reporting.scope_items.item is 'The item''s code in its programme.';
comment on column reporting.scope_items.title is 'What it is.';
comment on column reporting.scope_items.customer_value is 'What it is worth to customers, 0 to 100.';
comment on column reporting.scope_items.added_on is 'The day it came into scope.';
comment on column reporting.scope_items.added_by is 'Position of the event.';
comment on column reporting.scope_items.phase is 'The phase in which it stands; null is "later".';
comment on column reporting.scope_items.delivered_percent is 'How much of it was delivered.';
comment on column reporting.scope_items.fate is 'Open, Delivered, Dropped (itself or with its programme), Unknown (its programme left the register) or Transferred (it goes on in another programme).';
comment on column reporting.scope_items.fate_on is 'The day that came; null while it is open.';
comment on column reporting.scope_items.fate_by is 'Position of the event.';

create view reporting.deferrals as
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
    select m.stream, m.added_by, 0, d.place, (d.deferral ->> 'on')::date, m.position, null,
        (d.deferral ->> 'toPhase')::integer, (d.deferral ->> 'funded')::boolean, m.promised_then, m.department_then,
        reporting.words(d.deferral -> 'causes'), m.value_then, 0
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

comment on view reporting.deferrals is
    'Every item that was ever put off: the spell begins with the first deferral, follows it through later ones and from programme to programme, and ends with its fate.';
comment on column reporting.deferrals.stream is 'The programme''s stream.';
comment on column reporting.deferrals.item is 'The item''s code in its programme.';
comment on column reporting.deferrals.title is 'What it is.';
comment on column reporting.deferrals.deferred_on is 'The day it was first put off.';
comment on column reporting.deferrals.deferred_by is 'Position of the event; of the handing over, where another programme had put it off.';
comment on column reporting.deferrals.times is 'How often it was put off.';
comment on column reporting.deferrals.from_phase is 'The phase in which it stood; null is "later", or another programme''s.';
comment on column reporting.deferrals.to_phase is 'The phase it was first put off to; null is "later", with no plan at all.';
comment on column reporting.deferrals.planned is 'Whether it was put off to a planned phase.';
comment on column reporting.deferrals.funded is 'Whether that phase was funded then.';
comment on column reporting.deferrals.promised is 'Whether it was promised to a customer then.';
comment on column reporting.deferrals.department is 'The programme''s department then.';
comment on column reporting.deferrals.causes is 'Why it was first put off.';
comment on column reporting.deferrals.customer_value is 'What it was worth then, 0 to 100.';
comment on column reporting.deferrals.delivered_percent_before is 'How much of it had been delivered then.';
comment on column reporting.deferrals.delivered_percent is 'How much of it was delivered in all.';
comment on column reporting.deferrals.fate is 'Open, Delivered, Dropped or Unknown.';
comment on column reporting.deferrals.fate_on is 'The day that came; null while it is open.';
comment on column reporting.deferrals.fate_by is 'Position of the event.';
comment on column reporting.deferrals.days is 'From the first deferral to its fate; null while it is open.';

grant select on reporting.scope_items, reporting.deferrals to ledger_reader;

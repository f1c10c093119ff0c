-- The states of programmes as stretches of days, and the stalls among them.

create view reporting.states as
with changes as (
    select stream, position, effective_on,
        case type
            when 'ProgrammeProposed' then 'Proposed'
            when 'ProgrammeStalled' then 'Stalled'
            when 'ProgrammePutOnHold' then 'OnHold'
            when 'ProgrammeDropped' then 'Dropped'
            when 'ProgrammeCompleted' then 'Completed'
            when 'ExperimentEnded' then 'ExperimentEnded'
            when 'ProgrammeMerged' then 'Merged'
            when 'ProgrammeLeftRegister' then 'LeftRegister'
            when 'OutcomeLearnt' then data ->> 'outcome'
            -- A proposal that was taken back to life is a proposal again.
            when 'ProgrammeReopened' then
                case when bool_or(type in ('ProgrammeRegistered', 'ProgrammeCommissioned')) over earlier then 'Active' else 'Proposed' end
            else 'Active'
        end as state,
        reporting.words(data -> 'causes') as causes,
        case when type = 'OutcomeLearnt' then (data ->> 'on')::date end as happened_on
    from reporting.programme_events
    where type in (
        'ProgrammeProposed', 'ProgrammeRegistered', 'ProgrammeCommissioned', 'ProgrammeStalled', 'ProgrammeResumed',
        'ProgrammePutOnHold', 'ProgrammeTakenUp', 'ProgrammeDropped', 'ProgrammeCompleted', 'ProgrammeLeftRegister',
        'ExperimentEnded', 'ProgrammeMerged', 'OutcomeLearnt', 'ProgrammeReopened')
    window earlier as (partition by stream order by effective_on, position)
), told as (
    select *, lag(state) over (partition by stream order by effective_on, position) as was
    from changes
)
select stream,
    state,
    effective_on as begun_on,
    position as begun_by,
    happened_on,
    causes,
    lead(effective_on) over later as ended_on,
    lead(position) over later as ended_by,
    lead(state) over later as next_state
from told
where state is distinct from was
window later as (partition by stream order by effective_on, position);

comment on view reporting.states is 'The states that each programme went through, each a stretch of days; what is announced for days ahead as well.';
comment on column reporting.states.stream is 'The programme''s stream.';
comment on column reporting.states.state is 'Proposed, Active, Stalled, OnHold, Completed, Dropped, ExperimentEnded, Merged or LeftRegister.';
comment on column reporting.states.begun_on is 'The day it began.';
comment on column reporting.states.begun_by is 'Position of the event that began it.';
comment on column reporting.states.happened_on is 'Of an outcome learnt later: the day it happened, where known; begun_on is the day from which it was known.';
comment on column reporting.states.causes is 'Why, of a stall or a drop.';
comment on column reporting.states.ended_on is 'The first day no longer in it; null while it lasts.';
comment on column reporting.states.ended_by is 'Position of the event that ended it.';
comment on column reporting.states.next_state is 'The state that followed.';

create view reporting.stalls as
select stream,
    begun_on,
    begun_by,
    causes,
    ended_on,
    ended_by,
    case when next_state is null then 'Open' when next_state = 'Active' then 'Resumed' when next_state = 'Dropped' then 'Dropped' else 'Other' end
        as ended_how,
    ended_on - begun_on as days
from reporting.states
where state = 'Stalled';

comment on view reporting.stalls is 'Every stall: a standstill that nobody wanted.';
comment on column reporting.stalls.stream is 'The programme''s stream.';
comment on column reporting.stalls.begun_on is 'The day it began.';
comment on column reporting.stalls.begun_by is 'Position of the event that began it.';
comment on column reporting.stalls.causes is 'Why; several at a time.';
comment on column reporting.stalls.ended_on is 'The first day no longer stalled; null while it lasts.';
comment on column reporting.stalls.ended_by is 'Position of the event that ended it.';
comment on column reporting.stalls.ended_how is 'Open (it has not), Resumed, Dropped, or Other (put on hold, left its register …).';
comment on column reporting.stalls.days is 'How long it took; null while it lasts.';

grant select on reporting.states, reporting.stalls to ledger_reader;

-- Who sat in a sponsor's seat, from when to when, in which role.

create view reporting.sponsorships as
with recursive marks as (
    select stream, effective_on, position, data ->> 'person' as person, 'sat' as mark, data ->> 'role' as role, null as other
    from reporting.programme_events
    where type = 'SponsorAppointed'
    union all
    select stream, effective_on, position, data ->> 'to', 'sat', null, data ->> 'from'
    from reporting.programme_events
    where type = 'SponsorSwapped'
    union all
    select stream, effective_on, position, data ->> 'from', 'left', null, data ->> 'to'
    from reporting.programme_events
    where type = 'SponsorSwapped'
    union all
    select stream, effective_on, position, data ->> 'person', 'left', null, null
    from reporting.programme_events
    where type = 'SponsorVacated'
), paired as (
    -- Nobody sits twice at once, so that what follows for the same person ends the seat.
    select *,
        lead(effective_on) over next as left_on,
        lead(position) over next as ended_by,
        lead(other) over next as successor
    from marks
    window next as (partition by stream, person order by effective_on, position)
), seats as materialized (
    select stream, person, effective_on, position, role, other as replaced, left_on, ended_by, successor
    from paired
    where mark = 'sat'
), held as (
    select * from seats where role is not null
    union all
    -- The role goes with the seat.
    select s.stream, s.person, s.effective_on, s.position, h.role, s.replaced, s.left_on, s.ended_by, s.successor
    from held h
    join seats s on s.stream = h.stream and s.position = h.ended_by and s.role is null and s.replaced = h.person
)
select h.stream,
    h.person,
    p.name as person_name,
    h.role,
    h.effective_on as from_on,
    h.position as begun_by,
    h.replaced,
    h.left_on as to_on,
    h.ended_by,
    h.successor
from held h
left join directory.people p on p.id = h.person;

comment on view reporting.sponsorships is 'Every seat of a sponsor. The end of a programme does not end it; only leaving the seat does.';
comment on column reporting.sponsorships.stream is 'The programme''s stream.';
comment on column reporting.sponsorships.person is 'Id of the sponsor.';
comment on column reporting.sponsorships.person_name is 'Name of the sponsor; null where it is not known or was erased.';
comment on column reporting.sponsorships.role is 'Lead, Joint or Interim.';
comment on column reporting.sponsorships.from_on is 'The day the seat was taken.';
comment on column reporting.sponsorships.begun_by is 'Position of the event by which it was taken.';
comment on column reporting.sponsorships.replaced is 'Id of the person who was taken over from; null if it was not by a swap.';
comment on column reporting.sponsorships.to_on is 'The day the seat was left; null while the person sits.';
comment on column reporting.sponsorships.ended_by is 'Position of the event by which it was left.';
comment on column reporting.sponsorships.successor is 'Id of the person who took over; null when nobody did.';

grant select on reporting.sponsorships to ledger_reader;

-- Every event, readable; and those that make up the histories of programmes.

create view reporting.retractions as
select stream, (data ->> 'command')::uuid as command_id, position, recorded_at, actor
from ledger.events
where type = 'CommandRetracted';

comment on view reporting.retractions is 'Commands that were taken back. Both they and their retraction stay on record.';
comment on column reporting.retractions.stream is 'The history that it belongs to.';
comment on column reporting.retractions.command_id is 'The command that was taken back, with all its events in this stream.';
comment on column reporting.retractions.position is 'Position of the retraction.';
comment on column reporting.retractions.recorded_at is 'When it was retracted.';
comment on column reporting.retractions.actor is 'Who retracted it.';

create view reporting.events as
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
    e.data,
    (select json_object_agg(t.name, coalesce(t.content, 'redacted') order by t.name)
     from ledger.texts t where t.position = e.position) as texts,
    e.source ->> 'file' as source_file,
    (e.source ->> 'row')::integer as source_row,
    e.source ->> 'import' as source_import
from ledger.events e
left join taken_back t on t.stream = e.stream and t.command_id = e.command_id;

comment on view reporting.events is 'Everything that was recorded, by position.';
comment on column reporting.events.position is 'Place in the ledger: 1, 2, 3 … without gaps, in the order of recording.';
comment on column reporting.events.stream is 'The history that it belongs to, such as programme/ONE-VIEW.';
comment on column reporting.events.version is 'Place in the stream: 1, 2, 3 … without gaps.';
comment on column reporting.events.type is 'What happened.';
comment on column reporting.events.schema is 'Number of the shape of data, per type.';
comment on column reporting.events.effective_on is 'The day it happened, or will happen, in the world.';
comment on column reporting.events.reported_on is 'The day its source said it: a claim.';
comment on column reporting.events.recorded_at is 'When the ledger took it: provable.';
comment on column reporting.events.actor is 'Id of who recorded it.';
comment on column reporting.events.role is 'In which role.';
comment on column reporting.events.way is 'By which way: http, import, simulation …';
comment on column reporting.events.command_id is 'The command that it was part of.';
comment on column reporting.events.correlation_id is 'What the command was part of.';
comment on column reporting.events.caused_by is 'Position of the event that it follows from.';
comment on column reporting.events.retracted is 'Whether its command was taken back.';
comment on column reporting.events.data is 'The facts, as JSON.';
comment on column reporting.events.texts is 'Its free texts by name, as JSON; one that was taken out reads "redacted". Null: it has none.';
comment on column reporting.events.source_file is 'The file that it was imported from.';
comment on column reporting.events.source_row is 'The row in that file, from 1.';
comment on column reporting.events.source_import is 'The import that it came in with.';

-- Plans must be good before the table was ever analysed, when a range of streams would be taken for next to nothing: hence
-- the way to ask for the kind of stream (what stands behind it is in capitals), and what is worked out once and kept.
create view reporting.programme_events as
with taken_back as materialized (
    select stream, command_id from reporting.retractions
)
select e.stream, e.effective_on, e.position, e.type, e.data
from ledger.events e
where strpos(e.stream, 'programme/') > 0
    and e.type <> 'CommandRetracted'
    and not exists (select from taken_back t where t.stream = e.stream and t.command_id = e.command_id);

comment on view reporting.programme_events is
    'What stands of the histories of programmes. Read each stream in the order of effective_on, position: that is the order in which it counts.';
comment on column reporting.programme_events.stream is 'The programme''s stream.';
comment on column reporting.programme_events.effective_on is 'The day it happened, or will happen.';
comment on column reporting.programme_events.position is 'Place in the ledger.';
comment on column reporting.programme_events.type is 'What happened.';
comment on column reporting.programme_events.data is 'The facts, as JSON.';

create function reporting.words(list json) returns text[]
    language sql
    immutable
as $$
    select coalesce(array_agg(word order by place), '{}')
    from json_array_elements_text(list) with ordinality as words (word, place)
$$;

comment on function reporting.words(json) is 'A JSON list of words as an array.';

grant select on reporting.retractions, reporting.events, reporting.programme_events to ledger_reader;
grant execute on function reporting.words(json) to ledger_reader;

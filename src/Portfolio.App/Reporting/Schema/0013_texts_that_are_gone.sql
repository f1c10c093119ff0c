-- A text that was taken out reads "redacted" where a redaction of it is on the record, and "missing" where nothing says so:
-- that is for a verification to look into.

create or replace view reporting.events as
with taken_back as materialized (
    select distinct stream, command_id from reporting.retractions
), redactions as materialized (
    select distinct (r.data ->> 'position')::bigint as position, name
    from ledger.events r
    cross join lateral json_array_elements_text(r.data -> 'texts') as name
    where r.stream = 'ledger' and r.type = 'TextRedacted'
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
    (select json_object_agg(
        x.name,
        coalesce(
            x.content,
            case when exists (select from redactions r where r.position = x.position and r.name = x.name) then 'redacted' else 'missing' end)
        order by x.name)
     from ledger.texts x where x.position = e.position) as texts,
    e.source ->> 'file' as source_file,
    (e.source ->> 'row')::integer as source_row,
    e.source ->> 'import' as source_import
from ledger.events e
left join taken_back t on t.stream = e.stream and t.command_id = e.command_id;

comment on column reporting.events.texts is
    'Its free texts by name, as JSON; one that was taken out reads "redacted", one that is gone without a record of that "missing". Null: it has none.';

-- Takes free texts of one event out for cause: text and salt go, the commitment stays, so that every proof still
-- verifies. The redaction is itself an event, recorded by the one door in the same transaction. Its data are
-- {"position": …, "texts": […]}; the reason is a text of its own.
--
-- outcome 'appended', 'repeated', 'conflict', 'key reused': as ledger.append gives them
-- outcome 'redacted before': all of the texts had been taken out; nothing is recorded
create or replace function ledger.redact(
    expected_ledger uuid, expected_incarnation integer, known_size bigint, known_root bytea,
    actor text, role text, way text, command_id uuid, key text, hash bytea, correlation uuid,
    stream text, effective date, event bigint, names text[], reason text, reason_salt bytea)
    returns table (outcome text, first_position bigint, events integer, recorded_at timestamptz, version bigint)
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
declare
    present text[];
    answer record;
begin
    -- Nothing is appended between looking and taking out.
    perform from ledger.head for update;

    if not exists (select from ledger.events e where e.actor = redact.actor and e.command_key = redact.key) then
        if coalesce(cardinality(names), 0) = 0 or exists (
            select from unnest(names) n (name)
            where not exists (select from ledger.texts t where t.position = event and t.name = n.name)) then
            raise exception using errcode = 'LG009', message = format(
                'The event at position %s has no text of that name; it has %s.', event, coalesce(
                    (select string_agg(t.name, ', ' order by t.name) from ledger.texts t where t.position = event), 'none'));
        end if;
        select array_agg(t.name order by t.name) into present
        from ledger.texts t where t.position = event and t.name = any (names) and t.redacted_by is null;
        if present is null then
            return query select 'redacted before'::text, null::bigint, null::integer, null::timestamptz, null::bigint;
            return;
        end if;
    end if;

    select a.* into strict answer
    from ledger.append(
        expected_ledger, expected_incarnation, known_size, known_root,
        array[actor], array[role], array[way], array[command_id], array[key], array[hash], array[correlation],
        null, array[1], array[stream], array[-1]::bigint[],
        array[1], array['TextRedacted'], array[1],
        array[json_build_object('position', event, 'texts', to_json(coalesce(present, names)))::text],
        array[effective], null, null, null,
        array[1], array['reason'], array[reason_salt], array[reason], null, null) a
    where a.outcome <> 'head';

    if answer.outcome = 'appended' then
        update ledger.texts t
        set salt = null, content = null, redacted_by = answer.first_position
        where t.position = event and t.name = any (present);
    end if;
    return query select answer.outcome, answer.first_position, answer.events, answer.recorded_at, answer.version;
end
$$;

comment on function ledger.redact is 'The only way to take a free text out.';
revoke all on function ledger.redact from public;
grant execute on function ledger.redact to ledger_app;

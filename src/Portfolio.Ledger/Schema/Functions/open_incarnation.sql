-- Raises the incarnation and records that, with its reason, in one transaction: from here on the ledger goes on, whatever
-- was known beyond. The caller names exactly the head that it has looked at. For the owner alone, not for nodes.
create or replace function ledger.open_incarnation(
    expected_ledger uuid, from_incarnation integer, from_size bigint, from_root bytea,
    actor text, role text, way text, command_id uuid,
    stream text, type text, data text, effective date, reason text, reason_salt bytea)
    returns bigint
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    head ledger.head;
    recorded_at_position bigint;
begin
    select * into strict head from ledger.head for update;
    if (head.ledger_id, head.incarnation, head.size, head.root)
        is distinct from (expected_ledger, from_incarnation, from_size, from_root) then
        raise exception using errcode = 'LG008', message = format(
            'The ledger has moved on to %s events of incarnation %s since it was looked at.', head.size, head.incarnation);
    end if;

    update ledger.head set incarnation = from_incarnation + 1;
    select a.first_position into strict recorded_at_position
    from ledger.append(
        expected_ledger, from_incarnation + 1, from_size, from_root,
        array[actor], array[role], array[way], array[command_id], array[command_id::text], array[sha256('')], array[command_id],
        null, array[1], array[stream], array[-1]::bigint[],
        array[1], array[type], array[1], array[data], array[effective], null, null, null,
        array[1], array['reason'], array[reason_salt], array[reason], null, null) a
    where a.outcome = 'appended';
    return recorded_at_position;
end
$$;

comment on function ledger.open_incarnation is 'Lets a ledger go on that is not the continuation of what was known; by an operator''s decision.';
revoke all on function ledger.open_incarnation from public;

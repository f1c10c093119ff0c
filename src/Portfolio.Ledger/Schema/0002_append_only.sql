-- What is recorded stays, whoever asks: privileges bind the application, triggers bind the owner as well.

create function ledger.refuse_change() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception using
        errcode = 'LG006',
        message = format('%s on ledger.%s is refused: what is recorded is never changed or removed.', tg_op, tg_table_name);
end
$$;

create trigger append_only before update or delete or truncate on ledger.events
    for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.texts
    for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.tiles
    for each statement execute function ledger.refuse_change();
create trigger append_only before delete or truncate on ledger.head
    for each statement execute function ledger.refuse_change();

create function ledger.refuse_turning_back() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception using
        errcode = 'LG007',
        message = 'The ledger''s identity and sample mark are fixed, and its head only moves forward.';
end
$$;

create trigger only_forward before update on ledger.head
    for each row
    when (new.ledger_id <> old.ledger_id
        or new.sample <> old.sample
        or new.size < old.size
        or new.incarnation < old.incarnation
        or new.last_recorded_at < old.last_recorded_at)
    execute function ledger.refuse_turning_back();

-- A session that replays (session_replication_role = replica) skips ordinary triggers; these fire there as well.
alter table ledger.events enable always trigger append_only;
alter table ledger.texts enable always trigger append_only;
alter table ledger.tiles enable always trigger append_only;
alter table ledger.head enable always trigger append_only;
alter table ledger.head enable always trigger only_forward;

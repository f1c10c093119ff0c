-- A condition on a trigger is parsed anew by every statement; within the function it is compiled once for a session.

create or replace function ledger.refuse_turning_back() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if new.ledger_id <> old.ledger_id
        or new.sample <> old.sample
        or new.size < old.size
        or new.incarnation < old.incarnation
        or new.last_recorded_at < old.last_recorded_at then
        raise exception using
            errcode = 'LG007',
            message = 'The ledger''s identity and sample mark are fixed, and its head only moves forward.';
    end if;
    return new;
end
$$;

drop trigger only_forward on ledger.head;
create trigger only_forward before update on ledger.head
    for each row execute function ledger.refuse_turning_back();
alter table ledger.head enable always trigger only_forward;

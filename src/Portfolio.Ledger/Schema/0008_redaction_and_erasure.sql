-- A free text can be taken out for cause, and a person's name for good. Both are on record as events.

alter table ledger.texts add column redacted_by bigint;
comment on column ledger.texts.redacted_by is 'Position of the event TextRedacted by which the text was taken out; null while it is there.';

drop trigger append_only on ledger.texts;
create trigger append_only before delete or truncate on ledger.texts
    for each statement execute function ledger.refuse_change();

create function ledger.refuse_all_but_redaction() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if new.position = old.position and new.name = old.name and old.redacted_by is null
        and new.salt is null and new.content is null
        and exists (
            select from ledger.events e
            where e.position = new.redacted_by and e.type = 'TextRedacted'
                and (e.data ->> 'position')::bigint = old.position
                and jsonb_exists((e.data -> 'texts')::jsonb, old.name))
    then
        return new;
    end if;
    raise exception using
        errcode = 'LG006',
        message = 'UPDATE on ledger.texts is refused: what is recorded is never changed or removed.';
end
$$;

create trigger only_redaction before update on ledger.texts
    for each row execute function ledger.refuse_all_but_redaction();

alter table ledger.texts enable always trigger append_only;
alter table ledger.texts enable always trigger only_redaction;

create table directory.erased (
    id        text collate "C" primary key,
    erased_at timestamptz not null default now()
);

comment on table directory.erased is
    'People whose names were erased for good. The list is kept outside the database too, and applied again after a restore.';
comment on column directory.erased.id is 'What events hold.';
comment on column directory.erased.erased_at is 'When the name was erased here; after a restore, when it was erased again.';

create function directory.refuse_erased() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (select from directory.erased e where e.id = new.id) then
        raise exception using
            errcode = 'LG010',
            message = format('The person %s was erased, and is not named again.', new.id);
    end if;
    return new;
end
$$;

create trigger erased_stay_erased before insert or update on directory.people
    for each row execute function directory.refuse_erased();

grant select, insert on directory.erased to ledger_app;

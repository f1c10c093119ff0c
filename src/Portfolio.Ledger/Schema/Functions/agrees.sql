-- Whether the ledger, when it had that size, had that root: all that a node knows is then part of it.
create or replace function ledger.agrees(known_size bigint, known_root bytea) returns boolean
    language sql stable
    set search_path = pg_catalog, pg_temp
as $$
select case
    when known_size >= h.size then known_size = h.size and known_root = h.root
    -- 0 stands for not found, and gives -1 here.
    when (position(int8send(known_size) || known_root in h.recent) - 1) % 40 = 0 then true
    else coalesce(ledger.root_at(known_size) = known_root, false)
end
from ledger.head h
$$;

comment on function ledger.agrees is 'Whether a size and root that somebody knows are this ledger''s own.';
revoke all on function ledger.agrees from public;
grant execute on function ledger.agrees to ledger_app;

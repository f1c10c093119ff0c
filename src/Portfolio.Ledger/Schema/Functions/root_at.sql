-- The root that the tree had when it held so many leaves, from the tiles and the leaf hashes after the last of them: at
-- most 255 nodes of each level are read. Null where the ledger does not reach so far, or lacks what it should have.
create or replace function ledger.root_at(size bigint) returns bytea
    language plpgsql stable
    set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_variable
declare
    level integer := 0;
    first bigint;    -- index, within its level, of the first of nodes
    count integer;
    nodes bytea;
    parents bytea;
    last_node bytea;
    root bytea;
begin
    if size = 0 then
        return sha256('');
    end if;
    if size < 0 or size > (select h.size from ledger.head h) then
        return null;
    end if;

    while size >> (8 * level) > 0 loop
        count := (size >> (8 * level)) & 255;
        first := (size >> (8 * level)) - count;
        if level = 0 then
            select string_agg(e.leaf_hash, ''::bytea order by e.position) into nodes
            from ledger.events e where e.position between first + 1 and first + count;
        else
            select string_agg(t.hash, ''::bytea order by t.index) into nodes
            from ledger.tiles t where t.level = level and t.index between first and first + count - 1;
        end if;
        if coalesce(octet_length(nodes), 0) <> 32 * count then
            return null;
        end if;

        -- From the smallest subtree up: each is the left neighbour of all that is in the root so far.
        while count > 0 loop
            if count % 2 = 1 then
                last_node := substring(nodes from 32 * count - 31);
                root := case when root is null then last_node else sha256('\x01'::bytea || last_node || root) end;
                nodes := substring(nodes from 1 for 32 * (count - 1));
            end if;
            count := count / 2;
            parents := ''::bytea;
            for i in 0 .. count - 1 loop
                parents := parents || sha256('\x01'::bytea || substring(nodes from 64 * i + 1 for 64));
            end loop;
            nodes := parents;
        end loop;
        level := level + 1;
    end loop;
    return root;
end
$$;

comment on function ledger.root_at is 'Root of the tree over the first so many events; see FORMAT.md.';
revoke all on function ledger.root_at from public;
grant execute on function ledger.root_at to ledger_app;

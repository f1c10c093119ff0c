-- Adds leaf hashes (32 bytes each, end to end) to the RFC 6962 tree whose frontier and size are given, a level at a
-- time, and keeps the hash of every subtree of 256, 65,536 … leaves that has become complete.
create or replace function ledger.grow_tree(inout frontier bytea[], size bigint, leaves bytea, out root bytea)
    language plpgsql
as $$
declare
    nodes bytea := leaves;
    first bigint := size;   -- index, within its level, of the first of nodes
    height integer := 0;
    count integer;
    parents bytea;
begin
    while nodes <> ''::bytea loop
        if height > 0 and height % 8 = 0 then
            insert into ledger.tiles (level, index, hash)
            select height / 8, first + i, substring(nodes from 32 * i + 1 for 32)
            from generate_series(0, octet_length(nodes) / 32 - 1) i;
        end if;

        if first % 2 = 1 then
            nodes := frontier[height + 1] || nodes;
            first := first - 1;
        end if;

        count := octet_length(nodes) / 32;
        frontier[height + 1] := case when count % 2 = 1 then substring(nodes from 32 * count - 31) end;

        parents := ''::bytea;
        for i in 0 .. count / 2 - 1 loop
            parents := parents || sha256('\x01'::bytea || substring(nodes from 64 * i + 1 for 64));
        end loop;

        nodes := parents;
        first := first / 2;
        height := height + 1;
    end loop;

    for i in 1 .. cardinality(frontier) loop
        if frontier[i] is not null then
            root := case when root is null then frontier[i] else sha256('\x01'::bytea || frontier[i] || root) end;
        end if;
    end loop;
end
$$;

comment on function ledger.grow_tree is 'Frontier and root of the tree after some leaves more; see FORMAT.md.';
revoke all on function ledger.grow_tree from public;

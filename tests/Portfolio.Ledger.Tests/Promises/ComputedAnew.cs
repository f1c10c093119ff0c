namespace Portfolio.Ledger.Tests.Promises;

/// <summary>What an owner runs after a change, so that every hash agrees with what is stored now.</summary>
internal static class ComputedAnew
{
    /// <summary>The leaf hash of every event. Of what no leaf can be made of, the old one stays.</summary>
    public const string Leaves =
        """
        update ledger.events set leaf_hash = coalesce(ledger.leaf_hash(
            position, stream, version, type, schema, data::text, text_names, text_commitments, effective_on, reported_on,
            recorded_at, actor, role, way, command_id, correlation_id, caused_by, source::text, command_key, command_hash,
            command_size), leaf_hash)
        """;

    /// <summary>The tree over the leaf hashes: tiles, frontier, root and recent roots, and the head's size and last time.</summary>
    public const string Tree =
        """
        delete from ledger.tiles;
        with grown as (
            select l.size, g.frontier, g.root
            from (select count(*) as size, string_agg(leaf_hash, ''::bytea order by position) as leaves from ledger.events) l,
                ledger.grow_tree(array[]::bytea[], 0, l.leaves) g)
        update ledger.head set size = grown.size, frontier = grown.frontier, root = grown.root,
            last_recorded_at = (select recorded_at from ledger.events order by position desc limit 1)
        from grown;
        update ledger.head set recent = (
            select string_agg(int8send(c.size) || ledger.root_at(c.size), ''::bytea order by c.size desc)
            from (
                select position + command_size - 1 as size from ledger.events
                where command_size is not null order by position desc limit 16) c);
        """;

    public const string All = $"{Leaves}; {Tree}";

    /// <summary>The texts of events 299 and 300, with a commitment to each that is there.</summary>
    public const string Commitments =
        """
        update ledger.events e set (text_names, text_commitments) = (
            select array_agg(t.name order by t.name), array_agg(coalesce(
                sha256(t.salt || convert_to(t.content, 'UTF8')),
                e.text_commitments[array_position(e.text_names, t.name)]) order by t.name)
            from ledger.texts t where t.position = e.position)
        where e.position in (299, 300)
        """;
}

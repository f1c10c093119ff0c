using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Each column of a stored event changed in one event of <see cref="TwoTiles"/>: position 300 is the second of a command and
/// has two texts, position 299 begins the command. The last value is what is out of order at position 300 even where the
/// tree was computed anew; null where nothing is.
/// </summary>
public static class ChangedColumns
{
    /// <summary>The one column that the tree is made of, and that is not computed anew where it was changed.</summary>
    public const string LeafHash = "leaf_hash";

    private static readonly (string Column, string Change, int Position, FaultKind? Disorder)[] Changes =
    [
        ("version", "version + 1000", 300, FaultKind.Version),
        ("command_id", "gen_random_uuid()", 300, FaultKind.Command),
        ("correlation_id", "gen_random_uuid()", 300, FaultKind.Command),
        ("caused_by", "2", 300, null),
        ("recorded_at", "recorded_at + interval '1 microsecond'", 300, FaultKind.Command),
        ("recorded_at", "'infinity'", 300, FaultKind.Leaf),
        ("effective_on", "effective_on + 1", 300, null),
        ("effective_on", "'20000-01-01'", 300, FaultKind.Leaf),
        ("reported_on", "'2026-01-01'", 300, null),
        ("schema", "schema + 1", 300, null),
        ("command_size", "command_size - 1", 299, FaultKind.Command),
        ("stream", "stream || '1'", 300, FaultKind.Version),
        ("type", "type || '1'", 300, null),
        ("actor", "actor || '1'", 300, FaultKind.Command),
        ("role", "role || '1'", 300, FaultKind.Command),
        ("way", "way || '1'", 300, FaultKind.Command),
        (LeafHash, "sha256(leaf_hash)", 300, FaultKind.Leaf),
        (LeafHash, "''", 300, FaultKind.Leaf),
        ("data", "(data::text || ' ')::json", 300, null),
        ("source", "'{}'", 300, null),
        ("text_names", "array_replace(text_names, 'note', 'notes')", 300, FaultKind.Text),
        ("text_names", "null", 300, FaultKind.Leaf),
        ("text_commitments", "array[text_commitments[2], text_commitments[1]]", 300, FaultKind.Text),
        ("text_commitments", "null", 300, FaultKind.Leaf),
        ("text_commitments", "array[null, text_commitments[1]]::bytea[]", 300, FaultKind.Leaf),
        ("command_key", "command_key || '1'", 299, null),
        ("command_hash", "sha256(command_hash)", 299, null),
    ];

    // What cannot be changed alone, changed with all that goes with it.
    private static readonly (string[] Columns, string Change)[] OrderlyChanges =
    [
        (["stream", "version"], "update ledger.events set stream = 'boat/3', version = version - 149 where stream = 'boat/2' and version >= 150"),
        (["command_id"], $"update ledger.events set command_id = '{Guid.AllBitsSet}' where position in (299, 300)"),
        (["correlation_id"], $"update ledger.events set correlation_id = '{Guid.AllBitsSet}' where position in (299, 300)"),
        (["recorded_at"], "update ledger.events set recorded_at = recorded_at + interval '1 second' where position >= 299"),
        (["actor"], "update ledger.events set actor = 'keeper-2' where position in (299, 300)"),
        (["role"], "update ledger.events set role = 'admiral' where position in (299, 300)"),
        (["way"], "update ledger.events set way = 'other' where position in (299, 300)"),
        (["command_size", "command_key", "command_hash"],
            """
            update ledger.events set command_size = 1, command_key = coalesce(command_key, 'own'),
                command_hash = coalesce(command_hash, sha256('')) where position in (299, 300)
            """),
        (["text_names"],
            """
            update ledger.events set text_names = array_replace(text_names, 'note', 'notes') where position = 300;
            update ledger.texts set name = 'notes' where position = 300 and name = 'note'
            """),
        (["text_commitments"],
            """
            update ledger.events set text_commitments = array[text_commitments[2], text_commitments[1]] where position = 300;
            update ledger.texts t set (salt, content) = (
                select o.salt, o.content from ledger.texts o where o.position = t.position and o.name <> t.name)
            where t.position = 300
            """),
    ];

    public static TheoryData<string, string, int> Each => new(Changes.Select(each => (each.Column, each.Change, each.Position)));

    public static TheoryData<string, string, int, FaultKind?> EachWithItsDisorder => new(Changes);

    public static TheoryData<string> Orderly => [.. OrderlyChanges.Select(each => each.Change)];

    public static IEnumerable<string> Columns => Changes.Select(each => each.Column).Distinct();

    /// <summary>Those of which a change is tried that leaves all in order.</summary>
    public static IEnumerable<string> WithoutDisorder =>
        Changes.Where(each => each.Disorder is null).Select(each => each.Column).Concat(OrderlyChanges.SelectMany(each => each.Columns)).Distinct();
}

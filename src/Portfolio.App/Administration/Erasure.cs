namespace Portfolio.App.Administration;

/// <summary>What an erasure came to.</summary>
/// <param name="Person">The id that was erased.</param>
/// <param name="Position">Where it is on record; where nothing had to be recorded, what this node knows.</param>
/// <param name="Texts">The free texts that held the name.</param>
/// <param name="Elsewhere">Where the database holds the name still, apart from free texts.</param>
/// <param name="Before">
/// The person had been erased before. The name is known no more, so that texts which may hold it still could not be looked for.
/// </param>
public sealed record Erasure(
    string Person, long Position, IReadOnlyList<NamingText> Texts, IReadOnlyList<NamingColumn> Elsewhere, bool Before = false);

/// <summary>A free text that holds the name.</summary>
/// <param name="Position">The event’s position.</param>
/// <param name="Name">Which of its texts.</param>
/// <param name="Redacted">Whether it has been taken out now.</param>
public sealed record NamingText(long Position, string Name, bool Redacted);

/// <summary>A column that holds the name in some rows: facts, which are never changed, or what other programs have written.</summary>
/// <param name="Column">Schema, table and column.</param>
/// <param name="Rows">In how many rows.</param>
public sealed record NamingColumn(string Column, long Rows);

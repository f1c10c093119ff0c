namespace Portfolio.App.Import.Mappings;

/// <summary>Where a register itself says what has become of a programme.</summary>
public sealed record StateMapping : FieldMapping
{
    /// <summary>What each of the register's wordings means; case and punctuation do not count.</summary>
    public IReadOnlyDictionary<string, ListedState> Values { get; init; } = new Dictionary<string, ListedState>();
}

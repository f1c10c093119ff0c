namespace Portfolio.App.Import.Mappings;

public sealed record MoneyMapping : FieldMapping
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "";

    /// <summary>What a bare number is counted in: 1000000 for millions.</summary>
    public decimal Unit { get; init; } = 1;

    /// <summary>Where the column's header tells the price basis: a regular expression with a group <c>basis</c>.</summary>
    public string? BasisInHeader { get; init; }

    /// <summary>The price basis where the header tells none.</summary>
    public string? Basis { get; init; }

    /// <summary>Of a range, which label counts; the first that is there.</summary>
    public IReadOnlyList<string> Range { get; init; } = [];
}

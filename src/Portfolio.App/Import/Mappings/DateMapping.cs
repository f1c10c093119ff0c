namespace Portfolio.App.Import.Mappings;

public sealed record DateMapping : FieldMapping
{
    /// <summary>.NET date formats, tried in order.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["yyyy-MM-dd"];

    /// <summary>The last year that two digits may mean: 2079 makes 80 stand for 1980.</summary>
    public int TwoDigitYearMax { get; init; } = 2079;

    /// <summary>Of a range such as <c>Low: …, Mid: …, High: …</c>, which label counts; the first that is there.</summary>
    public IReadOnlyList<string> Range { get; init; } = [];
}

namespace Portfolio.Domain.Tests;

/// <summary>An event holds its texts' names and its source in one place, and gives each as it was given.</summary>
public sealed class RecordedTests
{
    private static readonly Source Row = new("a.csv", 7, "import-1");

    public static TheoryData<string[], bool> Given => new()
    {
        { [], false }, { ["reason"], false }, { [], true }, { ["reason", "note"], true },
    };

    [Theory]
    [MemberData(nameof(Given))]
    public void Names_of_texts_and_source_are_given_back(string[] names, bool hasSource)
    {
        var source = hasSource ? Row : null;

        var recorded = Recorded([.. names], source);

        recorded.TextNames.ShouldBe(names);
        recorded.Source.ShouldBe(source);
        recorded.ShouldBe(Recorded([.. names], source is null ? null : source with { }), "it is equal by value");
    }

    [Theory]
    [MemberData(nameof(Given))]
    public void Each_is_changed_by_itself(string[] names, bool hasSource)
    {
        var source = hasSource ? Row : null;
        var recorded = Recorded([.. names], source);

        (recorded with { TextNames = ["plan"] }).ShouldBe(Recorded(["plan"], source));
        (recorded with { TextNames = [] }).ShouldBe(Recorded([], source));
        (recorded with { Source = Row }).ShouldBe(Recorded([.. names], Row));
        (recorded with { Source = null }).ShouldBe(Recorded([.. names], null));
    }

    private static Recorded Recorded(ValueList<string> names, Source? source) => new(
        1, "programme/X", 1, new Portfolio.Domain.Programmes.ProgrammeReopened(), new(2026, 1, 1), new(2026, 1, 2),
        DateTimeOffset.UnixEpoch, new("a", "pmo", "test"), Guid.Empty, names, source);
}

namespace Portfolio.Domain.Programmes;

/// <summary>Says which kinds of fact a source reports of this programme from a day on. What is not observed is not zero.</summary>
/// <param name="Coverage">What the source reports, and how often it looks.</param>
public sealed record DeclareCoverage(Coverage Coverage) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => FaultsOf(Coverage);

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Coverage.Contains(Coverage)
            ? Decision.Nothing
            : Decision.Record(new CoverageDeclared(Coverage));

    internal static IEnumerable<Refusal> FaultsOf(Coverage coverage) =>
    [
        .. string.IsNullOrWhiteSpace(coverage.Source)
            ? [new Refusal("coverage-names-its-source", "Say who reports these facts.", "coverage.source")]
            : Words.Faults(coverage.Source, "coverage.source"),
        .. coverage.Kinds.SelectMany((kind, i) => CommandFaults.Known<FactKind>(kind, $"coverage.kinds[{i}]")),
        .. coverage.Kinds.Distinct().Count() < coverage.Kinds.Count
            ? [new Refusal("kinds-differ", "The same kind of fact is given twice.", "coverage.kinds")]
            : Array.Empty<Refusal>(),
        .. CommandFaults.Known<Sight>(coverage.Sight, "coverage.sight"),
    ];
}

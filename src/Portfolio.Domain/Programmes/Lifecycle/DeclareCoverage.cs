namespace Portfolio.Domain.Programmes;

/// <summary>Says which kinds of fact a source reports of this programme from a day on. What is not observed is not zero.</summary>
public sealed record DeclareCoverage(Coverage Coverage) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => string.IsNullOrWhiteSpace(Coverage.Source)
        ? [new("coverage-names-its-source", "Say who reports these facts.", "coverage.source")]
        : [];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Coverage.Contains(Coverage)
            ? Decision.Nothing
            : Decision.Record(new CoverageDeclared(Coverage));
}

namespace Portfolio.Domain.Programmes;

/// <summary>What customers themselves think of the programme or of what it brought them.</summary>
/// <param name="Score">What customers said, on the scale.</param>
/// <param name="Scale">From where to where the score can go.</param>
/// <param name="SampleSize">How many customers were asked and answered.</param>
/// <param name="Method">How they were asked, for example <c>Telephone interviews</c>.</param>
/// <param name="Segment">Of which customers; left out, of all.</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record RecordCustomerAssessment(
    decimal Score,
    ScoreScale Scale,
    int SampleSize,
    string Method,
    string? Segment = null,
    string? Narrative = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Scale.Faults(Score, "scale", "score"),
        .. SampleSize < 1
            ? [new Refusal("somebody-was-asked", "An assessment needs at least one customer who answered.", "sampleSize")]
            : Array.Empty<Refusal>(),
        .. string.IsNullOrWhiteSpace(Method)
            ? [new Refusal("method-is-given", "Say how customers were asked.", "method")]
            : Words.Faults(Method, "method"),
        .. Words.Faults(Segment, "segment"),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var recorded = new CustomerAssessmentRecorded(Score, Scale, SampleSize, Method.Trim(), Words.Tidy(Segment));
        return programme.WasTold(recorded, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(recorded, []).With(TextNames.Narrative, Narrative));
    }
}

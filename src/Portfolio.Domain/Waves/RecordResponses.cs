using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Waves;

/// <summary>What one customer said, as given.</summary>
/// <param name="Response">Its code, unique in the wave.</param>
/// <param name="Overall">The overall score, on the wave's scale.</param>
/// <param name="Drivers">What was said of each driver.</param>
/// <param name="Account">The code of the customer who answered, if that is known.</param>
/// <param name="Segment">The customers it belongs to.</param>
/// <param name="Stratum">Which of the wave's strata it belongs to.</param>
/// <param name="Comment">In the customer's own words.</param>
public sealed record ResponseRow(
    string Response,
    decimal Overall,
    ValueList<DriverScore>? Drivers = null,
    string? Account = null,
    string? Segment = null,
    string? Stratum = null,
    string? Comment = null);

/// <summary>
/// Takes in what customers said, row by row. A response under the wave's threshold raises an action at once, due by the
/// service level that was promised. Rows that are on record already are left out.
/// </summary>
/// <param name="Code">The wave's code.</param>
/// <param name="Responses">What customers said, a row each.</param>
public sealed record RecordResponses(string Code, ValueList<ResponseRow> Responses) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Responses.Count == 0 ? [new Refusal("responses-are-given", "Give at least one response.", "responses")] : Array.Empty<Refusal>(),
        .. Responses.SelectMany((r, i) => Domain.Code.Faults(r.Response, $"responses[{i}].response")
            .Concat(Words.Faults(r.Segment, $"responses[{i}].segment"))
            .Concat(FreeText.Faults(r.Comment, $"responses[{i}].comment"))),
        .. Responses.DistinctBy(r => r.Response, StringComparer.OrdinalIgnoreCase).Count() < Responses.Count
            ? [new Refusal("responses-differ", "The same response is given twice.", "responses")]
            : Array.Empty<Refusal>(),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
        Responses.SelectMany((r, i) => CommandFaults.Account(r.Account, on, $"responses[{i}].account"));

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Wave(Code);
        if (history.Latest.Opened is not { } wave)
        {
            return Decision.Refuse("wave-is-known", $"There is no feedback wave “{Words.Shown(Code)}”.", "code");
        }

        var faults = Responses.SelectMany((r, i) => RowFaults(wave, r, $"responses[{i}]")).ToValueList();
        if (faults.Count > 0)
        {
            return new Decision.Refused(faults);
        }

        return history.Fit(
            Responses
                .Select(r => (Row: r, Said: Said(wave, r, organisation)))
                .Where(r => history.Latest.Responses.GetValueOrDefault(r.Said.Code) != r.Said)
                .SelectMany(r => Facts(wave, r.Said, r.Row.Comment, on)),
            on);
    }

    private static IEnumerable<NewFact> Facts(WaveOpened wave, Response said, string? comment, Occasion on)
    {
        yield return new NewFact(new ResponseRecorded(said), []).With(TextNames.Comment, comment);
        if (said.Overall < wave.Threshold)
        {
            yield return new FeedbackActionRaised(
                said.Code, on.EffectiveOn.AddDays(wave.FollowUp.ServiceLevelDays), wave.FollowUp.Owner, wave.Wave, said.Code, said.Account);
        }
    }

    private static Response Said(WaveOpened wave, ResponseRow row, Organisation organisation) => new(
        row.Response,
        row.Overall,
        (row.Drivers ?? []).Select(d => d with { Driver = wave.Drivers.First(known => Same(known, d.Driver)) }).ToValueList(),
        row.Account is null ? null : organisation.AccountCode(row.Account),
        Words.Tidy(row.Segment),
        wave.Strata.FirstOrDefault(s => Same(s.Name, row.Stratum))?.Name);

    private static IEnumerable<Refusal> RowFaults(WaveOpened wave, ResponseRow row, string field)
    {
        foreach (var fault in wave.Scale.Faults(row.Overall, "scale", $"{field}.overall"))
        {
            yield return fault;
        }

        var drivers = row.Drivers ?? [];
        for (var i = 0; i < drivers.Count; i++)
        {
            if (!wave.Drivers.Any(d => Same(d, drivers[i].Driver)))
            {
                yield return new(
                    "driver-was-asked",
                    $"{wave.Wave} did not ask about “{Words.Shown(drivers[i].Driver)}”; it asked about {string.Join(", ", wave.Drivers)}.",
                    $"{field}.drivers[{i}].driver");
            }

            foreach (var fault in wave.Scale.Faults(drivers[i].Score, "scale", $"{field}.drivers[{i}].score"))
            {
                yield return fault;
            }
        }

        if (drivers.DistinctBy(d => d.Driver.Trim(), StringComparer.OrdinalIgnoreCase).Count() < drivers.Count)
        {
            yield return new("drivers-differ", "The same driver is given twice.", $"{field}.drivers");
        }

        if (wave.Strata.Count > 0 && !wave.Strata.Any(s => Same(s.Name, row.Stratum)))
        {
            yield return new(
                "response-is-of-a-stratum", $"Say to which stratum it belongs: {string.Join(", ", wave.Strata.Select(s => s.Name))}.", $"{field}.stratum");
        }
    }

    // Waves opened long ago may have strata with blanks around their names.
    private static bool Same(string known, string? given) => string.Equals(known.Trim(), given?.Trim(), StringComparison.OrdinalIgnoreCase);
}

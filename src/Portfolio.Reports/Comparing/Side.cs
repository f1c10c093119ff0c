using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.Reports.Comparing;

/// <summary>One of two looks that are held against each other: what was known, about which day.</summary>
/// <param name="Facts">Of every programme, as known.</param>
/// <param name="History">Of a programme by its code, as known.</param>
/// <param name="OrganisationLog">The events that the organisation is folded from, in order; see <see cref="Knowledge.Of(IEnumerable{Recorded})"/>.</param>
public sealed record Side(
    IReadOnlyList<ProgrammeFacts> Facts,
    Organisation Organisation,
    ReportParameters Parameters,
    Func<string, ProgrammeHistory> History,
    IReadOnlyList<Recorded> OrganisationLog)
{
    /// <summary>For a forecast: what was said at the quarter ends up to the day; see <see cref="ForecastingEntry"/>.</summary>
    public IReadOnlyList<QuarterForecast> Quarters { get; init; } = [];

    internal IEnumerable<Recorded> Events(string code) => EventsOf(History(code), Parameters.Knowledge.AsOf);

    internal Report Report(ReportEntry entry, bool evidence = false)
    {
        var parameters = Parameters with { Evidence = evidence, By = null };
        return entry is ForecastingEntry forecasting
            ? forecasting.ComputeWith(Facts, Organisation, parameters, Quarters)
            : entry.Compute(Facts, Organisation, parameters);
    }

    /// <summary>
    /// What counts on the day of what the organisation is folded from: what is effective by it, and what takes something back,
    /// which acts by when it was recorded. So does what came of a survey (<see cref="SurveyFacts"/>).
    /// </summary>
    internal IEnumerable<Recorded> AboutTheOrganisation
    {
        get
        {
            var (asOf, kind) = (Parameters.Knowledge.AsOf, $"{SurveyFacts.Kind}/");
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Organisation.SettingsOn(asOf).TimeZone);
            return OrganisationLog.Where(e =>
                e.Event is CommandRetracted or SnapshotRetracted
                || (e.Event is not SurveyOpened && e.Stream.StartsWith(kind, StringComparison.Ordinal)
                    ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(e.RecordedAt, zone).DateTime)
                    : e.EffectiveOn) <= asOf);
        }
    }

    /// <summary>
    /// The report as if there were one programme alone, or none, with what stands behind each number; what all of them decide together
    /// (<see cref="ReportEntry.Among"/>) stays as they decide it.
    /// </summary>
    internal Func<ProgrammeFacts?, Report> Alone(ReportEntry entry)
    {
        var parameters = Parameters with { Evidence = true, By = null, Parts = true };
        var compute = Among(entry) ?? entry.Compute;
        return programme => compute(programme is null ? [] : [programme], Organisation, parameters);
    }

    /// <summary>See <see cref="ReportEntry.Among"/>.</summary>
    internal ComputeReport? Among(ReportEntry entry) =>
        entry.Among?.Invoke(Facts, Organisation, Parameters, Quarters);

    /// <summary>
    /// What counts of a known history on a day: what is effective by it and not retracted, and the retractions, which act by
    /// when they were recorded.
    /// </summary>
    public static IEnumerable<Recorded> EventsOf(ProgrammeHistory known, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.Standing.Where(e => e.EffectiveOn <= asOf).Concat(known.All.Where(e => e.Event is CommandRetracted));
    }
}

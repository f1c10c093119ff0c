using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports;

/// <summary>A report that also rests on what was said at past quarter ends.</summary>
/// <param name="ComputeWith">Pure: the same for the same facts, organisation, parameters and forecasts for ever.</param>
public sealed record ForecastingEntry(
    string Name,
    string Title,
    string Question,
    Type Result,
    Func<IReadOnlyList<ProgrammeFacts>, Organisation, ReportParameters, IReadOnlyList<QuarterForecast>, Report> ComputeWith)
    : ReportEntry(Name, Title, Question, Result, (facts, organisation, parameters) => ComputeWith(facts, organisation, parameters, []))
{
    /// <summary>
    /// The same while that is not there yet: it says so, and is not the same for ever. Null for a report that says nothing
    /// without it.
    /// </summary>
    public ComputeReport? ComputeWithout { get; init; }

    /// <summary>
    /// The same held against what was known earlier (<see cref="ReportParameters.SinceKnown"/>); null for a report that is not.
    /// </summary>
    public Func<EarlierLook, ForecastingEntry>? Against { get; init; }

    /// <summary>A report that gives just this kind of result.</summary>
    public static ForecastingEntry Of<T>(
        string name, string title, string question,
        Func<IReadOnlyList<ProgrammeFacts>, Organisation, ReportParameters, IReadOnlyList<QuarterForecast>, T> compute)
        where T : Report => new(name, title, question, typeof(T), compute);
}

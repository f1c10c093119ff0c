using Portfolio.Domain;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports;

/// <summary>A report by its name.</summary>
/// <param name="Name">As in its address.</param>
/// <param name="Question">What it answers, for a list.</param>
/// <param name="Result">The type of what it gives, a <see cref="Report"/>: its shape, for those who describe it.</param>
/// <param name="Compute">Of all programmes that are on record, or of some.</param>
public record ReportEntry(
    string Name,
    string Title,
    string Question,
    Type Result,
    ComputeReport Compute)
{
    /// <summary>
    /// Whether its figures, those that are no mere counts, rest on all programmes together, so that of one alone nothing can be told.
    /// </summary>
    public bool Joint { get; init; }

    /// <summary>
    /// For a report in which all programmes together decide something by which each is then looked at (which of them it holds of,
    /// what a rate is measured on): finds that out of all of them, once, and what it gives is the same report of some of them by
    /// it. Null where each can be told alone.
    /// </summary>
    public DecideTogether? Among { get; init; }

    /// <summary>A report that gives just this kind of result.</summary>
    public static ReportEntry Of<T>(
        string name, string title, string question, Func<IReadOnlyList<ProgrammeFacts>, Organisation, ReportParameters, T> compute)
        where T : Report => new(name, title, question, typeof(T), compute.Invoke);
}

using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports;

/// <summary>What a report is, what it was asked, and what must be said with it.</summary>
/// <param name="Name">As in its address, for example <c>phase-2</c>; see <see cref="ReportList"/>.</param>
/// <param name="Parameters">All of them, so that a link can reproduce it.</param>
/// <param name="Programmes">How many programmes were on record and selected.</param>
/// <param name="Notes">What a reader must know: a claim, yearly sight, groups that overlap … Sentences.</param>
public sealed record ReportHeader(
    string Name, string Title, ReportParameters Parameters, int Programmes, ValueList<string> Notes)
{
    /// <summary>The lists of which only the first entries are shown; empty when all is there.</summary>
    public ValueList<PartShown> Partly { get; init; } = [];
}

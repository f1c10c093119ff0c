using Portfolio.Domain;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Tracing;

/// <summary>
/// What stands behind a row of a report's table, whatever the table. A row that names its events stands for itself. Behind
/// another are the programmes in whose report alone it counts something, each with the events without which it would count
/// otherwise; and the shocks, waves and surveys without which it would.
/// </summary>
public static class RowEvidence
{
    /// <param name="entry">The report.</param>
    /// <param name="side">What it was asked and what it knows.</param>
    /// <param name="table">One of its tables.</param>
    /// <param name="row">Of that table, from 0 on.</param>
    /// <returns>
    /// Each made when it is looked at. Empty where the row rests on all programmes together and would be the same without any
    /// one of them.
    /// </returns>
    public static Rows<Evidence> Of(ReportEntry entry, Side side, ReportTable table, int row)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(side);
        ArgumentNullException.ThrowIfNull(table);
        var cells = table.Rows[row];
        if (Named(table, cells) is { } named)
        {
            return new(1, _ => named);
        }

        var traced = new TracedRow(entry, side, table, cells);
        var programme = table.Column("programme");
        IReadOnlyList<ProgrammeFacts> looked = programme >= 0 && cells[programme] is string code
            ? [.. side.Facts.Where(f => string.Equals(f.Code, code, StringComparison.OrdinalIgnoreCase))]
            : side.Facts;
        var (behind, nobody) = (new bool[looked.Count], traced.Counted([]));
        Parallel.For(0, looked.Count, i => behind[i] = !traced.Counted([looked[i]]).Equals(nobody));
        ProgrammeFacts[] programmes = [.. looked.Where((_, i) => behind[i])];
        Evidence[] others = looked.Count == side.Facts.Count ? [.. OfTheOrganisation(traced, side, nobody)] : [];
        return new(
            programmes.Length + others.Length,
            i => i < programmes.Length ? new(programmes[i].Code, traced.EventsOf(programmes[i])) : others[i - programmes.Length]);
    }

    // A row with its positions is of a programme, or of what its first column names.
    private static Evidence? Named(ReportTable table, ValueList<object?> cells)
    {
        var positions = table.PositionsIn(cells);
        if (positions.Count == 0)
        {
            return null;
        }

        if (Cell("programme") is string programme)
        {
            return new(programme, positions);
        }

        foreach (var kind in new[] { Domain.Waves.Wave.Kind, Domain.Shocks.Shock.Kind, Survey.Kind })
        {
            if (Cell(kind) is string code)
            {
                return new(code, positions, kind);
            }
        }

        return null;

        object? Cell(string name) => table.Column(name) is >= 0 and var at ? cells[at] : null;
    }

    private static IEnumerable<Evidence> OfTheOrganisation(TracedRow traced, Side side, ValueList<object?> nobody)
    {
        var organisation = side.Organisation;
        foreach (var (code, history) in organisation.Waves)
        {
            if (Matters(organisation with { Waves = organisation.Waves.Remove(code) }))
            {
                yield return new(code, Until(history.Standing), Domain.Waves.Wave.Kind);
            }
        }

        foreach (var (code, history) in organisation.Shocks)
        {
            if (Matters(organisation with { Shocks = organisation.Shocks.Remove(code) }))
            {
                yield return new(code, Until(history.Standing), Domain.Shocks.Shock.Kind);
            }
        }

        foreach (var (code, history) in organisation.Surveys)
        {
            if (Matters(organisation with { Surveys = organisation.Surveys.Remove(code) }))
            {
                // Which answers were counted would tell who gave them.
                yield return new(code, Until(history.Standing.Where(e => e.Event is not SurveyAnswered)), Survey.Kind);
            }
        }

        bool Matters(Organisation without) => !traced.Counted([], without).Equals(nobody);

        ValueList<long> Until(IEnumerable<Recorded> standing) =>
            [.. standing.Where(e => e.EffectiveOn <= side.Parameters.Knowledge.AsOf).Select(e => e.Position).Order()];
    }
}

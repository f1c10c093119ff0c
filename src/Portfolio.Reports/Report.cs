using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports;

/// <summary>A report's result: plain values, the same for the same knowledge and parameters for ever.</summary>
/// <param name="Header">What it is and what it was asked.</param>
/// <param name="Figures">Its figures, in the order in which they are shown.</param>
/// <param name="Groups">The same figures for each group, when it was asked <c>by</c> something.</param>
public abstract record Report(ReportHeader Header, ValueList<Figure> Figures, ValueList<GroupFigures> Groups)
{
    /// <summary>A figure by its name.</summary>
    /// <exception cref="KeyNotFoundException">The report has no such figure.</exception>
    public Figure Figure(string name) => Figures.FirstOrDefault(f => f.Name == name)
        ?? throw new KeyNotFoundException($"The report {Header.Name} has no figure “{name}”.");

    /// <summary>Everything it says, as tables; the first is always <c>figures</c>.</summary>
    public IReadOnlyList<ReportTable> Tables() =>
        Groups.Count == 0
            ? [FigureTable.Of(Figures), .. Details()]
            : [FigureTable.Of(Figures), FigureTable.Of(Groups), .. Details()];

    /// <summary>What it lists beside its figures: the same tables without those of the figures and of the groups.</summary>
    public IEnumerable<ReportTable> Lists() => Details();

    /// <summary>
    /// The same with at most so many entries in each list that grows with the record; the header says of which list
    /// how many there are.
    /// </summary>
    public Report First(int most)
    {
        var cut = new ListCut(most);
        var shortened = Cut(cut);
        return shortened with { Header = shortened.Header with { Partly = [.. cut.Parts] } };
    }

    private protected abstract IEnumerable<ReportTable> Details();

    private protected abstract Report Cut(ListCut cut);
}

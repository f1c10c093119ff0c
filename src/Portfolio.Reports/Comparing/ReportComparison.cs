using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Comparing;

/// <summary>A report on two sides, and what differs.</summary>
/// <param name="Header">Of the side that was asked for.</param>
/// <param name="Compared">Of the side that it is compared with.</param>
/// <param name="Figures">Every figure on both sides, in the report's order.</param>
/// <param name="Changed">Programmes of which one side holds events that the other does not.</param>
/// <param name="LookedAt">How many of these, by code, were looked at for what they change; the others are not named.</param>
/// <param name="WithoutEffect">What else the organisation holds otherwise on one side than on the other: behind no figure and no row that differs.</param>
/// <param name="Together">Of what so much differs that some of it could not be looked at alone.</param>
/// <param name="Lists">The lists of programmes in which a row is on one side only, or another on each.</param>
public sealed record ReportComparison(
    ReportHeader Header,
    ReportHeader Compared,
    ValueList<FigureDifference> Figures,
    int Changed,
    int LookedAt,
    ValueList<Evidence> WithoutEffect,
    ValueList<NotToldApart> Together,
    ValueList<ListDifference> Lists)
{
    /// <summary>Whether all that changed was to be looked at, however much.</summary>
    public bool TracesAll { get; init; }

    /// <summary>Of so many programmes some events are named that were not told apart from those that make the difference: there were too many.</summary>
    public int EventsTogether { get; init; }
}

/// <summary>How much of a kind could not be looked at alone: it is named with others wherever they are felt together.</summary>
/// <param name="Kind">Of what the organisation holds: <c>account</c>, <c>wave</c>, <c>setting</c> …</param>
/// <param name="Subjects">So many.</param>
/// <param name="Of">Of so many that differ.</param>
public sealed record NotToldApart(string Kind, int Subjects, int Of);

/// <summary>A list on both sides: what came, what went, what is otherwise.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Added">Rows of the side that was asked for that the other has not, by what they are about.</param>
/// <param name="Gone">Rows that only the other side has.</param>
/// <param name="Changed">
/// Rows that both have and that say something else, the first of them in the order of the list (<see cref="ReportComparisons.Most"/>). Where
/// the two sides speak of different days what ages does not count (<see cref="TableColumn.Ages"/>); what no event makes say something else, time does:
/// a promise comes to be broken.
/// </param>
public sealed record ListDifference(
    string Name, string Title, ValueList<TableColumn> Columns, ValueList<RowDifference> Added, ValueList<RowDifference> Gone,
    ValueList<RowChange> Changed)
{
    /// <summary>Names of the columns that say what a row is about: rows of both sides are the same by these.</summary>
    public required ValueList<string> Key { get; init; }

    /// <summary>How many of <see cref="Added"/> there are in all.</summary>
    public int AddedOf { get; init; } = Added.Count;

    /// <summary>How many of <see cref="Gone"/> there are in all.</summary>
    public int GoneOf { get; init; } = Gone.Count;

    /// <summary>
    /// How many rows say something else in all: <see cref="Changed"/>, and those that were not looked at for what makes it.
    /// </summary>
    public int ChangedOf { get; init; } = Changed.Count;

    /// <summary>How many were looked at for what makes it.</summary>
    public int ChangedLookedAt { get; init; } = Changed.Count;

    /// <summary>The same with at most so many rows of each.</summary>
    public ListDifference First(int most) => this with
    {
        Added = First(Added, most),
        Gone = First(Gone, most),
        Changed = First(Changed, most),
        AddedOf = AddedOf,
        GoneOf = GoneOf,
        ChangedOf = ChangedOf,
        ChangedLookedAt = ChangedLookedAt,
    };

    private static ValueList<T> First<T>(ValueList<T> rows, int most) =>
        rows.Count > most ? ValueList.Create(rows.Span[..most]) : rows;
}

/// <summary>A row that one side has and the other does not.</summary>
/// <param name="Cells">As in the table; where the row rests on events of a programme, they name them.</param>
/// <param name="Positions">
/// Events of the row's programme that made it come or go, as of a figure. Where none of them by itself did: those that it rests on, of
/// whichever programme (an item goes on elsewhere), or else, on one and the same day, all that the programme has otherwise.
/// </param>
/// <param name="Organisation">What the organisation holds without whose change the row would not have come or gone, as of a figure.</param>
public sealed record RowDifference(ValueList<object?> Cells, ValueList<long> Positions, ValueList<Evidence> Organisation);

/// <summary>A row that both sides have and that says something else.</summary>
/// <param name="Cells">On the side that was asked for.</param>
/// <param name="Then">On the other.</param>
/// <param name="Columns">Names of the columns whose cells are others.</param>
/// <param name="Positions">
/// Events of the row's programme that made it say something else, as of a figure, and those that it rests on on one side only, of
/// whichever programme (an item goes on elsewhere). Where there are none, on one and the same day, all that the programme has otherwise.
/// </param>
/// <param name="Organisation">What the organisation holds without whose change the row would say something else, as of a figure.</param>
public sealed record RowChange(
    ValueList<object?> Cells, ValueList<object?> Then, ValueList<string> Columns, ValueList<long> Positions, ValueList<Evidence> Organisation);

/// <summary>One figure on both sides.</summary>
/// <param name="Change">Now less then, in its unit; null where either has no data.</param>
/// <param name="Programmes">How many programmes are behind the change.</param>
/// <param name="Behind">
/// These programmes: they count otherwise, or by other events, on one side than on the other; each with the events that make it so: going
/// from the other side to this one event by event, in the order in which they were recorded, those at which the figure of this programme alone comes to be another.
/// With one that takes something back goes what it takes back. Where the days differ a figure changes by time too, which no
/// event makes; what the organisation's own events make is no programme's.
/// </param>
/// <param name="Subjects">How many of what the organisation holds are behind the change.</param>
/// <param name="Organisation">
/// These: settings, waves, shocks, surveys, departments, accounts, scales and registers without whose change the figure would
/// be another, or would be counted by other events; each with the events that one side holds and the other does not, but for
/// answers to surveys, of which nobody is told when they came.
/// </param>
public sealed record FigureDifference(
    string Name,
    string Title,
    Unit Unit,
    FigureSide Now,
    FigureSide Then,
    double? Change,
    int Programmes,
    ValueList<Evidence> Behind,
    int Subjects,
    ValueList<Evidence> Organisation)
{
    /// <summary>Whether the two sides say the same.</summary>
    public bool Same => Now == Then;

    /// <summary>The same with at most so many programmes named, and so many of what the organisation holds.</summary>
    public FigureDifference First(int most) => this with { Behind = First(Behind, most), Organisation = First(Organisation, most) };

    private static ValueList<Evidence> First(ValueList<Evidence> named, int most) =>
        named.Count > most ? ValueList.Create(named.Span[..most]) : named;
}

/// <summary>A figure on one side.</summary>
public sealed record FigureSide(
    double? Value, int? Numerator, double? Denominator, int Censored, int NotObserved, Interval? Interval)
{
    internal static FigureSide Of(Figure f) => new(f.Value, f.Numerator, f.Denominator, f.Censored, f.NotObserved, f.Interval);
}

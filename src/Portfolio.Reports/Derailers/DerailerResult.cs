using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Derailers;

/// <summary>What throws programmes off.</summary>
/// <param name="Kinds">Every derailer, the most frequent first.</param>
/// <param name="Pairs">Which come together, the most frequent first.</param>
/// <param name="Standing">Observed and not cleared, the oldest first.</param>
public sealed record DerailerResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<DerailerCount> Kinds,
    ValueList<DerailerPair> Pairs,
    ValueList<PublishedFigure> Published,
    Rows<DerailerRow> Standing) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "kinds",
            "By derailer",
            Kinds,
            new("derailer", "Derailer", CellKind.Text, k => k.Derailer) { IsKey = true },
            new("observed", "Programmes it was observed in", CellKind.Whole, k => k.Observed),
            new("named", "Programmes that named it as a cause", CellKind.Whole, k => k.Named),
            new("hit", "Programmes hit", CellKind.Whole, k => k.Hit.Numerator),
            new("of", "Of", CellKind.Whole, k => k.Hit.Denominator),
            new("share", "Share hit", CellKind.Share, k => k.Hit.Value),
            new("lower", "Lower 95 %", CellKind.Share, k => k.Hit.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, k => k.Hit.Interval?.Upper)),
        Table.Of(
            "pairs",
            "What comes together",
            Pairs,
            new("one", "Derailer", CellKind.Text, p => p.One) { IsKey = true },
            new("other", "And", CellKind.Text, p => p.Other) { IsKey = true },
            new("programmes", "Programmes hit by both", CellKind.Whole, p => p.Programmes),
            new("ofOne", "Of those hit by the first", CellKind.Share, p => p.OfOne.Value),
            new("ofOther", "Of those hit by the second", CellKind.Share, p => p.OfOther.Value)),
        PublishedTable.Of(Published),
        Table.Of(
            "standing",
            "Derailers that stand",
            Standing,
            new("programme", "Programme", CellKind.Programme, d => d.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, d => d.Title),
            new("department", "Department", CellKind.Text, d => d.Department),
            new("derailer", "Derailer", CellKind.Text, d => d.Derailer) { IsKey = true },
            new("since", "Since", CellKind.Day, d => d.Since),
            new("days", "Days", CellKind.Whole, d => d.Days) { Ages = true },
            new("positions", "Positions", CellKind.Text, d => Table.Joined(d.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Pairs = cut.Of("pairs", Pairs),
        Standing = cut.Of("standing", Standing),
    };
}

/// <param name="Observed">Programmes in which it was observed within the window.</param>
/// <param name="Named">Programmes of which a stall, drop, deferral or re-baseline in the window names it.</param>
/// <param name="Hit">Either, of all that ran within the window and are seen all the time.</param>
public sealed record DerailerCount(Derailer Derailer, int Observed, int Named, Share Hit);

public sealed record DerailerPair(Derailer One, Derailer Other, int Programmes, Share OfOne, Share OfOther);

public sealed record DerailerRow(
    string Programme, string Title, string? Department, Derailer Derailer, DateOnly Since, int Days, ValueList<long> Positions);

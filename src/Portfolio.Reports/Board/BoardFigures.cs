using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>The figures of the board.</summary>
public static class BoardFigures
{
    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var tallies = BoardFigure.All.Select(_ => new Tally(slice.Evidence)).ToArray();
        foreach (var programme in slice.Programmes)
        {
            if (slice.Evidence)
            {
                for (var i = 0; i < tallies.Length; i++)
                {
                    BoardFigure.All[i].Count(programme, slice.Organisation, tallies[i]);
                }
            }
            else
            {
                Add(tallies, BoardPart.Of(programme, slice.Organisation));
            }
        }

        return Made(tallies, slice.Programmes.Length);
    }

    /// <summary>The figures on the same day of each of the twelve months before, and on the day.</summary>
    internal static ValueList<FigureSeries> Series(Slice slice)
    {
        var days = Enumerable.Range(0, 13).Select(months => slice.AsOf.AddMonths(months - 12)).ToList();
        var figures = days.ConvertAll(day =>
        {
            var tallies = BoardFigure.All.Select(_ => new Tally(withEvidence: false)).ToArray();
            var programmes = slice.EachAbout(day, (facts, snapshots) =>
                Add(tallies, BoardPart.Of(facts, day, slice.Organisation, snapshots)));
            return Made(tallies, programmes);
        });
        return
        [
            .. figures[^1].Select((latest, i) => new FigureSeries(
                latest.Name,
                latest.Title,
                latest.Unit,
                [
                    .. days.Select((day, d) => Point(day, figures[d][i])),
                ])),
        ];
    }

    private static void Add(Tally[] tallies, BoardPart part)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i].Add(part.Counts[i]);
        }
    }

    private static ValueList<Figure> Made(Tally[] tallies, int programmes) =>
        [.. BoardFigure.All.Zip(tallies, (figure, tally) => figure.Make(tally, programmes))];

    private static FigurePoint Point(DateOnly day, Figure f) =>
        new(day, f.Value, f.Numerator, f.Denominator, f.Censored, f.NotObserved, f.Interval);
}

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
        return Of(slice, new BoardYears(slice.AsOf, slice.Organisation));
    }

    internal static ValueList<Figure> Of(Slice slice, BoardYears years)
    {
        Tally[] tallies = [.. BoardFigure.All.Select(figure => slice.Tally(figure.Spec))];
        foreach (var programme in slice.Programmes)
        {
            if (!slice.Evidence)
            {
                Add(tallies, years.Of(programme).On(BoardYear.Days - 1));
                continue;
            }

            for (var i = 0; i < tallies.Length; i++)
            {
                // What it adds is kept, but not the events that say so.
                if (tallies[i].KeepsEvidence)
                {
                    BoardFigure.All[i].Count(programme, slice.Organisation, tallies[i]);
                }
                else
                {
                    tallies[i].Add(years.Of(programme).On(BoardYear.Days - 1)[i]);
                }
            }
        }

        return Made(tallies, slice.Programmes.Length);
    }

    /// <summary>The figures on the same day of each of the twelve months before, and on the day.</summary>
    internal static ValueList<FigureSeries> Series(Slice slice, BoardYears years)
    {
        var tallies = years.Days.Select(_ => Array.ConvertAll(BoardFigure.All, _ => new Tally(Keep.Nothing))).ToArray();
        var programmes = new int[years.Days.Length];
        for (var i = 0; i < slice.All.Length; i++)
        {
            var (facts, year) = (slice.All[i], years.All[i]);
            for (var day = 0; day < years.Days.Length; day++)
            {
                if (slice.Holds(facts, years.Days[day], years.Snapshots[day]))
                {
                    programmes[day]++;
                    Add(tallies[day], year.On(day));
                }
            }
        }

        var figures = tallies.Select((of, day) => Made(of, programmes[day])).ToList();
        return
        [
            .. figures[^1].Select((latest, i) => new FigureSeries(
                latest.Name,
                latest.Title,
                latest.Unit,
                [
                    .. years.Days.Select((day, d) => Point(day, figures[d][i])),
                ])),
        ];
    }

    private static void Add(Tally[] tallies, ReadOnlySpan<TallyCounts> counts)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i].Add(counts[i]);
        }
    }

    private static ValueList<Figure> Made(Tally[] tallies, int programmes) =>
        [.. BoardFigure.All.Zip(tallies, (figure, tally) => figure.Make(tally, programmes))];

    private static FigurePoint Point(DateOnly day, Figure f) =>
        new(day, f.Value, f.Numerator, f.Denominator, f.Censored, f.NotObserved, f.Interval);
}

using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Rebaselines;

/// <summary>A programme's planned finish: original, latest, and what lay between.</summary>
internal sealed record FinishesOf(ProgrammeOn Programme, DateOnly Original, DateOnly Latest, IReadOnlyList<FinishFact> Rebaselines)
{
    public int MovedDays => Latest.DayNumber - Original.DayNumber;

    /// <summary>Of each programme of a slice that has one, in their order; on all cores.</summary>
    public static FinishesOf[] All(Slice slice) => [.. slice.Each(Of).OfType<FinishesOf>()];

    /// <summary>Null without a finish on the day, or where finishes are not observed.</summary>
    public static FinishesOf? Of(ProgrammeOn programme)
    {
        var finishes = programme.Finishes;
        if (finishes.Count == 0 || !programme.EverObserved(FactKind.Finish))
        {
            return null;
        }

        var original = finishes[0].To;
        List<FinishFact>? moves = null;
        foreach (var finish in finishes)
        {
            if (finish.Kind == FinishKind.Rebaselined)
            {
                (moves ??= []).Add(finish);
            }
            else
            {
                original = finish.To;
            }
        }

        return new(programme, original, finishes[finishes.Count - 1].To, moves ?? (IReadOnlyList<FinishFact>)[]);
    }

    /// <summary>The furthest moved first; those moved as far stay in the order of their codes.</summary>
    public static FinishesOf[] InOrder(FinishesOf[] byCode) => NumberedOrder.Of(byCode, f => -f.MovedDays);

    public long[] Positions() => [.. Programme.Finishes.Select(f => f.At)];
}

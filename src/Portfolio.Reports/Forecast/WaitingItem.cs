using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>An item that waits on the day, with what is true of it.</summary>
/// <param name="Waited">Whole months since its first deferral.</param>
internal sealed record WaitingItem(ProgrammeOn Programme, ScopeItemFacts Item, ItemMove First, Factors Factors, int Waited)
{
    /// <summary>All in a slice: by programme, then in the order in which the items came on record; on all cores.</summary>
    public static WaitingItem[] All(Slice slice) => slice.Every(programme => Of(programme).ToArray());

    /// <summary>Those of one programme together, of some that are in the order of the programmes.</summary>
    public static ArraySegment<WaitingItem>[] ByProgramme(WaitingItem[] all)
    {
        var (programmes, from) = (new List<ArraySegment<WaitingItem>>(), 0);
        for (var i = 1; i <= all.Length; i++)
        {
            if (i == all.Length || all[i].Programme != all[from].Programme)
            {
                programmes.Add(new(all, from, i - from));
                from = i;
            }
        }

        return [.. programmes];
    }

    /// <summary>All of one programme.</summary>
    public static IEnumerable<WaitingItem> Of(ProgrammeOn programme)
    {
        foreach (var item in programme.DeferredOn)
        {
            if (Of(programme, item) is { } waiting)
            {
                yield return waiting;
            }
        }
    }

    /// <summary>One item; null where it does not wait, or nobody sees what becomes of it.</summary>
    public static WaitingItem? Of(ProgrammeOn programme, ScopeItemFacts item) =>
        item is { Fate: ScopeFate.Open, FirstDeferral: { } first } && programme.Windows(FactKind.Scope).Count > 0
            ? new(
                programme, item, first,
                FactorsOn.Of(programme.Facts, item, first.From, programme.AsOf),
                (int)((programme.AsOf.DayNumber - first.From.DayNumber) / Length.DaysPerMonth))
            : null;

    /// <summary>The customer value that waits: what is not delivered of what the item is worth now.</summary>
    public decimal Value => ValueLeft / 100m;

    /// <summary>The same in hundredths.</summary>
    public int ValueLeft => Item.Version.CustomerValue * (100 - Item.Delivered);
}

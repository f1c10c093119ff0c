using Portfolio.Domain;

namespace Portfolio.Reports.Forecast;

/// <summary>How much of what waits in a programme is expected never to come.</summary>
/// <param name="Items">How many items wait.</param>
/// <param name="CustomerValue">The customer value that waits.</param>
/// <param name="NeverDelivered">
/// The expected share of that value not delivered within 24 months more; of the items, where none has any value.
/// </param>
/// <param name="Moves">The three factors that move it most, the strongest first; none while the base rate speaks.</param>
public sealed record ProgrammeRisk(
    string Programme,
    string Title,
    string? Department,
    int Items,
    decimal CustomerValue,
    double NeverDelivered,
    ValueList<RiskMove> Moves)
{
    private const int MostMoves = 3;

    internal static ProgrammeRisk Of(IReadOnlyList<WaitingItem> items, Forecasts forecasts, bool covariates)
    {
        var programme = items[0].Programme;
        return new(
            programme.Code, programme.Title, programme.Department, items.Count, items.Sum(i => i.Value), Share(items, forecasts, f => f),
            covariates ? MovesOf(items, forecasts) : []);
    }

    /// <summary>The expected share of the value of some items that is never delivered, were their factors others.</summary>
    internal static double Share(IReadOnlyList<WaitingItem> items, Forecasts forecasts, Func<Factors, Factors> were)
    {
        var (never, value, plain) = (0.0, 0.0, 0.0);
        foreach (var item in items)
        {
            var (worth, said) = (item.ValueLeft / 100.0, forecasts.NeverOf(were(item.Factors), item.Waited));
            (never, value, plain) = (never + (worth * said), value + worth, plain + said);
        }

        return value > 0 ? never / value : plain / items.Count;
    }

    /// <summary>What each item weighs: its value not yet delivered, in that of all of them; alike, where none has any.</summary>
    internal static double[] Parts(IReadOnlyList<WaitingItem> items)
    {
        var value = items.Sum(i => i.ValueLeft / 100.0);
        return [.. items.Select(i => value > 0 ? i.ValueLeft / 100.0 / value : 1.0 / items.Count)];
    }

    // Each factor is asked the other way round: taken from all items that have it, or given to all where none has it.
    private static ValueList<RiskMove> MovesOf(IReadOnlyList<WaitingItem> items, Forecasts forecasts)
    {
        var now = Share(items, forecasts, f => f);
        return
        [
            .. Factors.All
                .Select(factor =>
                {
                    var having = items.Count(i => i.Factors.Has(factor));
                    var otherwise = Share(items, forecasts, f => f.Switched(factor, having == 0));
                    return new RiskMove(factor, having, otherwise, now - otherwise);
                })
                .OrderByDescending(m => Math.Abs(m.Moves))
                .ThenBy(m => m.Factor)
                .Take(MostMoves),
        ];
    }
}

/// <summary>What a factor does to a programme's risk, all else as it is.</summary>
/// <param name="Items">How many of the waiting items have it.</param>
/// <param name="Otherwise">The risk if none had it; where none has it, if all had.</param>
/// <param name="Moves">The risk less that: above 0 where the risk is higher as it is.</param>
public sealed record RiskMove(Factor Factor, int Items, double Otherwise, double Moves)
{
    /// <summary>In words.</summary>
    public string InWords => $"{Factors.InWords(Factor)}: {(Items == 0 ? "not so" : "so")}";
}

using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.WhatIfs;

/// <summary>How often programmes stalled after shocks: what a simulation draws from.</summary>
/// <param name="Prepared">Of those with a fresh contingency for the threat, per programme-month.</param>
/// <param name="Unprepared">Of the others; those of which nobody knows are in neither.</param>
/// <param name="MeasuredOn">What they were measured on, in words.</param>
/// <param name="Days">For how long a shock is felt: a setting.</param>
internal sealed record StallsAfterShocks(Rate Prepared, Rate Unprepared, string MeasuredOn, int Days)
{
    /// <param name="slice">All programmes, whatever is asked about.</param>
    /// <remarks>
    /// Of shocks of the same threat, if any was felt; else of all shocks; else of all time that programmes were active,
    /// which is then the same for prepared and unprepared ones and rather too low. Where nobody was prepared, those who are
    /// now are taken to fare no better than the others did.
    /// </remarks>
    public static StallsAfterShocks Of(Slice slice, string threat)
    {
        var same = slice.Around.Shocks.Where(s => string.Equals(s.Declared.Threat, threat, StringComparison.OrdinalIgnoreCase)).ToList();
        if (After(slice, same, $"the {same.Count} shocks of this kind on record") is { } alike)
        {
            return alike;
        }

        if (After(slice, slice.Around.Shocks, $"the {slice.Around.Shocks.Length} shocks of any kind on record, for none of this kind was felt") is { } any)
        {
            return any;
        }

        var (stalls, days) = (0, 0L);
        foreach (var programme in slice.Programmes)
        {
            var observed = programme.Windows(FactKind.Stalls);
            days += Exposure.Days(programme, observed, Window.Until(programme.AsOf), Exposure.Active);
            stalls += programme.Stalls.Count(s => observed.Saw(s.From));
        }

        var rate = RateOf(stalls, days);
        return new(rate, rate, "all time that programmes were active, for no shock is on record that any was exposed to: rather too low", slice.Around.Settings.AftermathDays);
    }

    private static StallsAfterShocks? After(Slice slice, IReadOnlyCollection<ShockDeclaration> shocks, string measuredOn)
    {
        var (stalls, days) = (new int[2], new long[2]);
        foreach (var shock in shocks)
        {
            var felt = new Window(shock.On, shock.On.AddDays(slice.Around.Settings.AftermathDays));
            foreach (var programme in slice.Programmes.Where(p => Struck.By(p, shock.Declared.Departments, shock.On, slice.Organisation)))
            {
                if (Struck.IsReadyFor(programme, shock.Declared.Threat, shock.On) is not { } ready)
                {
                    continue;
                }

                var kind = ready ? 1 : 0;
                var observed = programme.Windows(FactKind.Stalls);
                days[kind] += Exposure.Days(programme, observed, felt, Exposure.Active);
                stalls[kind] += programme.Stalls.Count(s => felt.Holds(s.From) && observed.Saw(s.From));
            }
        }

        if (days[0] + days[1] == 0)
        {
            return null;
        }

        var rates = (Prepared: RateOf(stalls[1], days[1]), Unprepared: RateOf(stalls[0], days[0]));
        return new(
            rates.Prepared.Exposure > 0 ? rates.Prepared : rates.Unprepared,
            rates.Unprepared.Exposure > 0 ? rates.Unprepared : rates.Prepared,
            measuredOn,
            slice.Around.Settings.AftermathDays);
    }

    // A stall of a day that was begun and ended in no time at risk cannot be divided by anything.
    private static Rate RateOf(int stalls, long days) => Rate.Of(days == 0 ? 0 : stalls, days / Length.DaysPerMonth);
}

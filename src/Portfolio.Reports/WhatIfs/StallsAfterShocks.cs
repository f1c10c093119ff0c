using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.WhatIfs;

/// <summary>How often programmes stalled after shocks: what a simulation draws from.</summary>
/// <param name="Prepared">Of those with a fresh contingency for the threat, per programme-month.</param>
/// <param name="Unprepared">Of the others; those of which nobody knows are in neither.</param>
/// <param name="Way">How both were measured.</param>
/// <param name="MeasuredOn">What they were measured on, in words.</param>
/// <param name="Days">For how long a shock is felt: a setting.</param>
internal sealed record StallsAfterShocks(MeasuredRate Prepared, MeasuredRate Unprepared, WayMeasured Way, string MeasuredOn, int Days)
{
    /// <param name="slice">All programmes, whatever is asked about.</param>
    /// <param name="way">As all programmes decide it, where the slice holds some of them only.</param>
    /// <remarks>
    /// Of shocks of the same threat, if any was felt; else of all shocks; else of all time that programmes were active,
    /// which is then the same for prepared and unprepared ones and rather too low. Where nobody was prepared, those who are
    /// now are taken to fare no better than the others did.
    /// </remarks>
    public static StallsAfterShocks Of(Slice slice, string threat, WayMeasured? way = null)
    {
        var same = slice.Around.Shocks.Where(s => string.Equals(s.Declared.Threat, threat, StringComparison.OrdinalIgnoreCase)).ToList();
        if (After(slice, same, MeasuredShocks.OfTheKind, way, $"the {Amount.Shocks(same.Count)} of this kind on record") is { } alike)
        {
            return alike;
        }

        if (After(slice, slice.Around.Shocks, MeasuredShocks.OfAnyKind, way, $"the {Amount.Shocks(slice.Around.Shocks.Length)} of any kind on record, for none of this kind was felt") is { } any)
        {
            return any;
        }

        var tally = Measuring(slice);
        foreach (var programme in slice.Programmes)
        {
            Count(tally, programme, Window.Until(programme.AsOf));
        }

        var rate = MeasuredRate.Of(tally);
        return new(
            rate, rate, new(MeasuredShocks.None, false, false),
            "all time that programmes were active, for no shock is on record that any was exposed to: rather too low", slice.Around.Settings.AftermathDays);
    }

    private static StallsAfterShocks? After(
        Slice slice, IReadOnlyCollection<ShockDeclaration> shocks, MeasuredShocks which, WayMeasured? way, string measuredOn)
    {
        if (way is { } given && given.Shocks != which)
        {
            return null;
        }

        var (prepared, unprepared) = (Measuring(slice), Measuring(slice));
        foreach (var programme in slice.Programmes)
        {
            foreach (var shock in shocks)
            {
                if (Struck.By(programme, shock.Declared.Departments, shock.On, slice.Organisation)
                    && Struck.IsReadyFor(programme, shock.Declared.Threat, shock.On, slice.Around.Settings.ContingencyMonths) is { } wasReady)
                {
                    Count(wasReady ? prepared : unprepared, programme, new(shock.On, shock.On.AddDays(slice.Around.Settings.AftermathDays)));
                }
            }
        }

        if (way is null && prepared.Days + unprepared.Days == 0)
        {
            return null;
        }

        var (ready, others) = (MeasuredRate.Of(prepared), MeasuredRate.Of(unprepared));
        var decided = way ?? new(which, prepared.Days == 0, unprepared.Days == 0);
        return new(
            decided.PreparedByOthers ? others : ready,
            decided.OthersByPrepared ? ready : others,
            decided,
            measuredOn,
            slice.Around.Settings.AftermathDays);
    }

    // Where nobody was prepared, or everybody, one rate stands for the other; and what is expected rests on both.
    private static Tally Measuring(Slice slice) =>
        slice.Tally(WhatIfFigures.Stalls, WhatIfFigures.RatePrepared, WhatIfFigures.RateUnprepared);

    private static void Count(Tally tally, ProgrammeOn programme, Window felt)
    {
        var observed = programme.Windows(FactKind.Stalls);
        tally.AtRisk(programme, Exposure.Days(programme, observed, felt, Exposure.Active));
        foreach (var stall in programme.Stalls)
        {
            if (felt.Holds(stall.From) && observed.Saw(stall.From))
            {
                tally.Hit(programme, stall.At);
            }
        }
    }
}

/// <summary>A rate per programme-month.</summary>
/// <param name="Behind">The programmes that stalled, with their stalls; null where nobody asked.</param>
/// <param name="Parts">With those whose time at risk it is; null where nobody asked.</param>
internal sealed record MeasuredRate(Rate Rate, ValueList<Evidence>? Behind, FigureParts? Parts)
{
    /// <summary>Says of a figure that it rests on all on whom the rate was measured.</summary>
    public void Under(Tally tally)
    {
        foreach (var of in tally.KeepsParts && Parts is { } parts ? parts.Base.Behind : [])
        {
            tally.RestsOn(of.Kind, of.Code, of.Positions.Span);
        }
    }

    // A stall of a day that was begun and ended in no time at risk cannot be divided by anything.
    public static MeasuredRate Of(Tally tally) => new(
        tally.Days == 0 ? new Rate(tally.Numerator, 0, 1, 0, null) : Rate.Of(tally.Numerator, tally.Days / Length.DaysPerMonth),
        tally.Evidence(),
        tally.Parts());
}

/// <summary>On what rates were measured, which all programmes decide together.</summary>
/// <param name="PreparedByOthers">Whether nobody was prepared, so that the others' rate stands for theirs.</param>
/// <param name="OthersByPrepared">The other way round.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WayMeasured(MeasuredShocks Shocks, bool PreparedByOthers, bool OthersByPrepared);

/// <summary>After which shocks of the past.</summary>
internal enum MeasuredShocks
{
    OfTheKind,
    OfAnyKind,

    /// <summary>None was felt: all time is what there is.</summary>
    None,
}

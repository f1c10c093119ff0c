using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Derailers;

/// <summary>The figures about derailers.</summary>
public static class DerailerFigures
{
    private static FigureSpec Any(int months) => new(
        "hitByAny", "Hit by a derailer within the window", $"Programmes hit by at least one, {Base(months)}");

    private static readonly FigureSpec Standing = new(
        "derailersStanding", "Derailers that stand on the day", "Derailers observed and not cleared, of programmes that have not ended.");

    private static readonly FigureSpec Cleared = new(
        "derailersCleared", "Derailers cleared",
        "Derailers cleared, of all observed up to the day. Censored: they stand and their programme has not ended; they are in the denominator.");

    private static readonly FigureSpec Days = new(
        "medianDaysToClear", "Median days until cleared",
        "The time by which half of the derailers were cleared; those that stand are censored on the day, or when their programme ended.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, Hits(slice));
    }

    /// <summary>What hit each programme that ran within the window and is seen all the time.</summary>
    internal static List<DerailersHit> Hits(Slice slice)
    {
        var within = new Window(slice.AsOf.AddMonths(-slice.Around.Settings.DerailerMonths), slice.AsOf);
        return [.. slice.Each(p => p.SeenClosely ? DerailersHit.Of(p, within) : null).OfType<DerailersHit>()];
    }

    internal static ValueList<Figure> Of(Slice slice, List<DerailersHit> hits)
    {
        var (several, months) = (slice.Around.Settings.SeveralDerailers, slice.Around.Settings.DerailerMonths);
        var (any, many) = (Any(months), Several(several, months));
        var spells = slice.Tally(Days);
        var (standing, cleared, lengths) = (slice.Tally(Standing), slice.Tally(Cleared), new List<Spell>());
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            var p = slice.Programmes[cluster];
            if (standing.KeepsParts && p.SeenClosely)
            {
                // That none stands is known of those that are looked at.
                standing.RestsOn(p);
            }

            foreach (var derailer in p.Derailers)
            {
                Count(p, derailer, standing, cleared);
                spells.Behind(p, derailer.At);
                if (derailer.To is null)
                {
                    spells.Open(p, derailer.At);
                }

                var until = derailer.To ?? (p.StoppedOn > derailer.From ? p.StoppedOn.Value : p.AsOf);
                lengths.Add(new(0, until.DayNumber - derailer.From.DayNumber, derailer.To is null ? 0 : 1, cluster));
            }
        }

        return
        [
            any.Share(Share(slice, any, hits, least: 1)),
            many.Share(Share(slice, many, hits, several)),
            Standing.Count(standing, observed: slice.Programmes.Any(p => p.SeenClosely)),
            Cleared.Share(cleared),
            Days.Median(KaplanMeier.Estimate([.. lengths]), Unit.Days, spells),
        ];
    }

    private static FigureSpec Several(int least, int months) => new(
        "hitBySeveral", $"Hit by {least} or more", $"Programmes hit by at least {least} different ones (a setting), {Base(months)}");

    private static string Base(int months) =>
        $"of those that ran at some time within the window: the {Amount.Months(months)} (a setting) up to the day. {Closely.Unseen}";

    private static void Count(ProgrammeOn p, Facts.DerailerSpell derailer, Tally standing, Tally cleared)
    {
        if (derailer.ClearedAt is { } at)
        {
            cleared.Hit(p, derailer.At, at);
            return;
        }

        cleared.Miss(p, derailer.At);
        if (!p.Ended)
        {
            cleared.Open(p, derailer.At);
            standing.Hit(p, derailer.At);
        }
    }

    private static Tally Share(Slice slice, FigureSpec spec, List<DerailersHit> hits, int least)
    {
        var tally = slice.Tally(spec);
        foreach (var hit in hits)
        {
            var kinds = hit.Kinds.ToList();
            if (kinds.Count >= least)
            {
                tally.Hit(hit.Programme, tally.KeepsEvidence ? [.. kinds.SelectMany(hit.Behind)] : []);
            }
            else
            {
                tally.Miss(hit.Programme);
            }
        }

        foreach (var p in slice.Programmes)
        {
            if (!p.SeenClosely && p.EverRan)
            {
                tally.Unseen(p);
            }
        }

        return tally;
    }
}

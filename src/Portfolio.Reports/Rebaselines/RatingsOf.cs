using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Rebaselines;

/// <summary>What one programme reported of itself, by scale and rating.</summary>
internal sealed record RatingsOf(ProgrammeOn Programme, List<RatingCount> Ratings)
{
    /// <summary>By the status that stands for each period. Kept with the facts where it is the same on later days.</summary>
    public static RatingsOf Of(ProgrammeOn programme)
    {
        if (!programme.Lasts)
        {
            return new(programme, RatingsUntil(programme));
        }

        if (programme.Facts.Kept.Lasting<Lasting>() is { } kept && kept.From <= programme.AsOf)
        {
            return new(programme, kept.Ratings);
        }

        var (ratings, from) = (RatingsUntil(programme), LastPeriod(programme));
        if (from <= programme.AsOf)
        {
            programme.Facts.Kept.Keep(new Lasting(ratings, from));
        }

        return new(programme, ratings);
    }

    // A report speaks of the past. In parts of a history it might not: then it is not the same on each day up to its period.
    private static DateOnly LastPeriod(ProgrammeOn programme)
    {
        var last = DateOnly.MinValue;
        foreach (var status in programme.Statuses)
        {
            last = status.Report.Period > last ? status.Report.Period : last;
        }

        return last;
    }

    private static List<RatingCount> RatingsUntil(ProgrammeOn programme)
    {
        var (stalls, finish) = (programme.Windows(FactKind.Stalls), programme.Windows(FactKind.Finish));
        var (states, finishes) = (new DayByDay<StateSpell>(programme.Facts.States), new DayByDay<FinishFact>(programme.Facts.Finishes));
        var (ratings, last, count) = (new List<RatingCount>(), (StatusFact?)null, (RatingCount?)null);
        var overrides = Overrides(programme);
        foreach (var status in programme.StandingStatuses())
        {
            // One report after another mostly says the same.
            count = count?.Is(status.Report) == true ? count : For(ratings, status.Report.Scale, status.Report.Overall);
            count.Reports++;
            last = status.Report.Overall is null ? last : status;

            if (overrides?.GetValueOrDefault(status.Report.Period) is { } said)
            {
                count.Overridden += said.Scale == count.Scale && said.To != count.Rating ? 1 : 0;
                For(ratings, said.Scale, said.To).Overrides++;
            }

            // The evidence of the period's last day: whether it stood still, or should have been finished by then.
            var period = status.Report.Period;
            if (stalls.Saw(period) || finish.Saw(period))
            {
                var day = period < programme.AsOf ? period : programme.AsOf;
                count.Checked++;
                count.Contradicted += states.LastOn(day)?.State == ProgrammeState.Stalled || finishes.LastOn(day)?.To < period ? 1 : 0;
            }
        }

        if (last is { } newest)
        {
            For(ratings, newest.Report.Scale, newest.Report.Overall).IsLast = true;
        }

        return ratings;
    }

    /// <param name="From">The first day on which it is so.</param>
    private sealed record Lasting(List<RatingCount> Ratings, DateOnly From);

    // The one that stands for each period: of several, the last recorded one. Few programmes have any.
    private static Dictionary<DateOnly, StatusOverridden>? Overrides(ProgrammeOn programme)
    {
        Dictionary<DateOnly, StatusOverridden>? standing = null;
        foreach (var overridden in programme.Overrides.OrderBy(o => o.At))
        {
            (standing ??= [])[overridden.Said.Period] = overridden.Said;
        }

        return standing;
    }

    private static RatingCount For(List<RatingCount> ratings, string scale, string? rating)
    {
        if (ratings.Find(r => r.Rating == rating && r.Scale == scale) is { } known)
        {
            return known;
        }

        var first = new RatingCount(scale, rating);
        ratings.Add(first);
        return first;
    }
}

/// <summary>How often a programme reported a rating, and how often the record said otherwise.</summary>
internal sealed class RatingCount(string scale, string? rating)
{
    public string Scale => scale;

    public string? Rating => rating;

    public int Reports { get; set; }

    /// <summary>How many could be held against the record.</summary>
    public int Checked { get; set; }

    public int Contradicted { get; set; }

    /// <summary>Of the reports, those of which somebody said another rating of the scale.</summary>
    public int Overridden { get; set; }

    /// <summary>Reports of which somebody said that they should have given it.</summary>
    public int Overrides { get; set; }

    /// <summary>Whether its last rated report said so.</summary>
    public bool IsLast { get; set; }

    public bool Is(StatusReported report) => report.Overall == rating && report.Scale == scale;
}

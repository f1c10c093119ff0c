using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Freshness;

/// <summary>The figures about how old statuses are.</summary>
public static class FreshnessFigures
{
    private const string Chased = "of those active or stalled whose statuses are observed.";

    private static (StatusState State, FigureSpec Spec)[] States(int grace, int cadences) =>
    [
        (StatusState.Current, new("statusCurrent", "Status current", $"Programmes whose next status is not yet due, {Chased}")),
        (StatusState.Due, new("statusDue", "Status due", $"Programmes whose next status is due, by no more than {Amount.Days(grace)} (a setting), {Chased}")),
        (StatusState.Late, new("statusLate", "Status late", $"Programmes whose next status was due more than {Amount.Days(grace)} ago, but no more than {Amount.Cadences(cadences)} (settings both), {Chased}")),
        (StatusState.Missing, new("statusMissing", "Status missing", $"Programmes whose next status is overdue by more than {Amount.Cadences(cadences)} (a setting), {Chased}")),
    ];

    private static readonly FigureSpec Age = new(
        "medianStatusAge", "Median age of a status",
        $"Days since the end of the period last reported, or since the programme began to run where none is since, {Chased}");

    private static readonly FigureSpec Green = new(
        "greenNow", "Last status Green", "Programmes whose last status means Green by its scale, of those whose last status is rated, however old it is.");

    private static readonly FigureSpec Faded = new(
        "greenFaded", "Last status Green, old ones faded",
        "The same with each status counted by its age: wholly until the next is due, then less every day, and not at all once it is missing. The denominator is how many statuses of equal weight would tell as much.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var (ages, all, weights, days) =
            (new List<(ProgrammeOn, StatusAge?)>(), slice.Tally(Age), new List<(double, bool)>(), new List<double>());
        var green = slice.Tally(Green, Faded);
        foreach (var p in slice.Programmes)
        {
            if (StatusAge.Of(p, slice.Organisation) is not { } age)
            {
                if (p.State.State is ProgrammeState.Active or ProgrammeState.Stalled)
                {
                    ages.Add((p, null));
                    all.Unseen(p);
                    green.Unseen(p);
                }

                continue;
            }

            ages.Add((p, age));
            days.Add(age.Fade.AskedOn.DayNumber - age.Last.DayNumber);
            all.Behind(p, age.At);
            if (age.LightBy(slice.Organisation) is { } light)
            {
                weights.Add((age.Fade.Weight, light == Light.Green));
                Count(green, p, age, light == Light.Green);
            }
        }

        return
        [
            .. States(slice.Around.Settings.StatusGraceDays, slice.Around.Settings.MissingCadences).Select(s => s.Spec.Share(Share(slice, s.Spec, ages, s.State))),
            Age.Median(Quantile.Median([.. days]), days.Count, Unit.Days, all),
            Green.Share(green),
            Faded.Weighted(WeightedShare.Of(weights), green),
        ];
    }

    // Those without an age would be chased, but their statuses are not observed.
    private static Tally Share(Slice slice, FigureSpec spec, List<(ProgrammeOn, StatusAge?)> ages, StatusState state)
    {
        var tally = slice.Tally(spec);
        foreach (var (p, age) in ages)
        {
            if (age is null)
            {
                tally.Unseen(p);
            }
            else
            {
                Count(tally, p, age, age.State == state);
            }
        }

        return tally;
    }

    private static void Count(Tally tally, ProgrammeOn p, StatusAge age, bool hit)
    {
        if (hit)
        {
            tally.Hit(p, age.At);
        }
        else
        {
            tally.Miss(p, age.At);
        }
    }
}

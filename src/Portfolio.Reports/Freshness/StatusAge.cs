using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Freshness;

/// <summary>How old a programme's status is by its own cadence.</summary>
public enum StatusState
{
    /// <summary>The next period has not ended.</summary>
    Current,

    /// <summary>The next period has ended, but not for longer than the settings allow.</summary>
    Due,

    /// <summary>For longer than that, up to a cadence.</summary>
    Late,

    /// <summary>For more than a cadence.</summary>
    Missing,
}

/// <summary>The status of a programme that is asked for one: active or stalled, and its statuses are observed.</summary>
/// <param name="Last">The end of the period last reported, or the day it began to run where none is since.</param>
/// <param name="At">The event that says so.</param>
/// <param name="Status">That status; null while there is none since it began to run.</param>
/// <param name="DueOn">When the next period ends: a cadence after the last one, or after it was last taken up again, if that was later.</param>
/// <param name="MissingAfter">A cadence after that.</param>
/// <param name="AskedOn">The day; for one that is seen in copies of a register only, that of the last copy.</param>
internal sealed record StatusAge(
    DateOnly Last, long At, StatusFact? Status, Cadence Cadence, DateOnly DueOn, DateOnly MissingAfter, DateOnly AskedOn, int GraceDays)
{
    /// <summary>Null for a programme that is not chased: held, not begun, ended, or its statuses are not observed.</summary>
    public static StatusAge? Of(ProgrammeOn p, Organisation organisation)
    {
        if (p.State.State is not (ProgrammeState.Active or ProgrammeState.Stalled) || !p.Observes(FactKind.Status))
        {
            return null;
        }

        var (last, at) = (p.State.From, p.State.At);
        foreach (var spell in p.States)
        {
            if (spell.State == ProgrammeState.Active)
            {
                (last, at) = (spell.From, spell.At);
                break;
            }
        }

        var status = p.LatestStatus is { } latest && latest.Report.Period >= last ? latest : (StatusFact?)null;
        if (status is { } said)
        {
            (last, at) = (said.Report.Period, said.At);
        }

        var cadence = Suspicion.CadenceOf(p, organisation);
        var months = Suspicion.Months(cadence);
        var since = Later(last, AskedSince(p));
        return new(
            last, at, status, cadence, since.AddMonths(months), since.AddMonths(2 * months), p.LastSeen,
            organisation.SettingsOn(p.AsOf).StatusGraceDays);
    }

    // Since when it has been active or stalled without a break: of a hold, or of the time that it had ended, nothing is asked.
    private static DateOnly AskedSince(ProgrammeOn p)
    {
        var since = p.State.From;
        for (var i = p.States.Count - 1; i >= 0 && p.States[i].State is ProgrammeState.Active or ProgrammeState.Stalled; i--)
        {
            since = p.States[i].From;
        }

        return since;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    public StatusState State => AskedOn switch
    {
        var day when day > MissingAfter => StatusState.Missing,
        var day when day > DueOn.AddDays(GraceDays) => StatusState.Late,
        var day when day > DueOn => StatusState.Due,
        _ => StatusState.Current,
    };

    /// <summary>
    /// What it counts in a roll-up: 1 until the next is due, then less every day, and nothing from a cadence after that on.
    /// </summary>
    public double Weight => AskedOn <= DueOn
        ? 1
        : Math.Max(0, (double)(MissingAfter.DayNumber - AskedOn.DayNumber) / (MissingAfter.DayNumber - DueOn.DayNumber));

    /// <summary>What the status means by its scale; null where there is none, or it is not rated, or its scale is not known.</summary>
    public Light? LightBy(Organisation organisation)
    {
        if (Status?.Report is not { Overall: { } rating, Scale: var scale })
        {
            return null;
        }

        return organisation.Scales.GetValueOrDefault(scale)?.Points.FirstOrDefault(p => p.Name == rating)?.Light;
    }
}

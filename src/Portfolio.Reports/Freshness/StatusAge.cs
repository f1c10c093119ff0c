using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Freshness;

/// <summary>How old a programme's status is by its own cadence.</summary>
public enum StatusState
{
    /// <summary>The next period has not ended.</summary>
    Current,

    /// <summary>The next period has ended, but not for longer than the settings allow.</summary>
    Due,

    /// <summary>For longer than that, up to as many cadences as the settings say.</summary>
    Late,

    /// <summary>For more than those.</summary>
    Missing,
}

/// <summary>The status of a programme that is asked for one: active or stalled, and its statuses are observed.</summary>
/// <param name="Last">The end of the period last reported, or the day it began to run where none is since.</param>
/// <param name="At">The event that says so.</param>
/// <param name="Status">That status; null while there is none since it began to run.</param>
internal sealed record StatusAge(DateOnly Last, long At, StatusFact? Status, Fade Fade, int GraceDays)
{
    /// <summary>Null for a programme that is not chased: held, not begun, ended, or its statuses are not observed.</summary>
    public static StatusAge? Of(ProgrammeOn p, Organisation organisation)
    {
        if (p.State.State is not (ProgrammeState.Active or ProgrammeState.Stalled) || !p.Observes(FactKind.Status))
        {
            return null;
        }

        var (began, at) = (p.State.From, p.State.At);
        foreach (var spell in p.States)
        {
            if (spell.State == ProgrammeState.Active)
            {
                (began, at) = (spell.From, spell.At);
                break;
            }
        }

        var status = p.LatestStatus is { } latest && latest.Report.Period >= began ? latest : (StatusFact?)null;
        return new(
            status?.Report.Period ?? began, status?.At ?? at, status, Fade.Of(p, status, began, organisation), organisation.SettingsOn(p.AsOf).StatusGraceDays);
    }

    public StatusState State => Fade.AskedOn switch
    {
        var day when day > Fade.MissingAfter => StatusState.Missing,
        var day when day > Fade.DueOn.AddDays(GraceDays) => StatusState.Late,
        var day when day > Fade.DueOn => StatusState.Due,
        _ => StatusState.Current,
    };

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

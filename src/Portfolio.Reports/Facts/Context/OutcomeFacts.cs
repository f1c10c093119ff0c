using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A business result that a programme is meant to bring, with what was measured of it.</summary>
/// <param name="To">The day from which it is no longer meant to; null while it is.</param>
public sealed record OutcomeFacts(
    DateOnly From, long At, OutcomeLinked Link, ValueList<MeasureFact> Measures, DateOnly? To = null, long? UnlinkedAt = null)
    : IDated<OutcomeFacts>
{
    /// <summary>The last measure; null: none.</summary>
    public MeasureFact? Measured => Measures.Count == 0 ? null : Measures[^1];

    /// <summary>How far a value lies from the baseline to the target: 0 at the baseline, 1 at the target, below and beyond too.</summary>
    public double Progress(decimal value) => (double)((value - Link.Baseline) / (Link.Target - Link.Baseline));

    /// <summary>How far it should be on a day, were it to go evenly from the day it was linked to the day it is due.</summary>
    public double Expected(DateOnly day) => Link.By <= From || day >= Link.By
        ? 1
        : (double)(day.DayNumber - From.DayNumber) / (Link.By.DayNumber - From.DayNumber);

    /// <summary>Whether the last measure is at least as far as it should have been on its day; null: none.</summary>
    public bool? OnTrack => Measured is { } m ? Progress(m.Value) >= Expected(m.From) : null;

    public OutcomeFacts Until(DateOnly day)
    {
        var clipped = To > day ? this with { To = null, UnlinkedAt = null } : this;
        return Measures.Beyond(day) ? clipped with { Measures = Measures.Until(day) } : clipped;
    }
}

/// <summary>What an outcome's metric came to on a day.</summary>
public sealed record MeasureFact(DateOnly From, long At, decimal Value) : IDated<MeasureFact>
{
    public MeasureFact Until(DateOnly day) => this;
}

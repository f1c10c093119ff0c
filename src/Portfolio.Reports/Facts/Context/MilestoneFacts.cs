using Portfolio.Domain;

namespace Portfolio.Reports.Facts;

/// <summary>A milestone, with every day it was expected on and the day it was reached.</summary>
/// <param name="Due">The first day it was set for.</param>
/// <param name="Forecasts">Where it was moved to, in order.</param>
public sealed record MilestoneFacts(
    string Milestone,
    string Title,
    DateOnly Due,
    DateOnly From,
    long At,
    ValueList<MilestoneForecast> Forecasts,
    DateOnly? ReachedOn = null,
    long? ReachedAt = null) : IDated<MilestoneFacts>
{
    /// <summary>The day it is expected.</summary>
    public DateOnly Expected => Forecasts.Count == 0 ? Due : Forecasts[^1].To;

    public MilestoneFacts Until(DateOnly day)
    {
        var clipped = ReachedOn > day ? this with { ReachedOn = null, ReachedAt = null } : this;
        return Forecasts.Beyond(day) ? clipped with { Forecasts = Forecasts.Until(day) } : clipped;
    }
}

/// <summary>A milestone was expected on another day.</summary>
public sealed record MilestoneForecast(DateOnly From, long At, DateOnly To) : IDated<MilestoneForecast>
{
    public MilestoneForecast Until(DateOnly day) => this;
}

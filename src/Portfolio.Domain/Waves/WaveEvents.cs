namespace Portfolio.Domain.Waves;

/// <summary>How those who were invited were chosen.</summary>
public enum SamplingMethod
{
    /// <summary>Everybody was invited.</summary>
    Census,
    Random,

    /// <summary>At random within each stratum.</summary>
    Stratified,
    Quota,

    /// <summary>Whoever was at hand: not representative.</summary>
    Convenience,
}

/// <summary>A part of the population that is looked at for itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Population">How many customers it has.</param>
/// <param name="Invited">How many of them are asked.</param>
public sealed record Stratum(string Name, int Population, int Invited);

/// <summary>Who sees to what is found, and how soon: without it, do not waste customers' time.</summary>
/// <param name="Owner">A person's id.</param>
/// <param name="ServiceLevelDays">Within how many days a bad response is followed up, 1 to 365.</param>
public sealed record FollowUp(string Owner, int ServiceLevelDays);

/// <summary>What one customer said.</summary>
/// <param name="Code">Unique in the wave.</param>
/// <param name="Drivers">The score of each driver that was answered.</param>
public sealed record Response(
    string Code,
    decimal Overall,
    ValueList<DriverScore> Drivers,
    string? Account = null,
    string? Segment = null,
    string? Stratum = null);

/// <summary>What was said of one driver.</summary>
/// <param name="Driver">One of the wave's drivers.</param>
/// <param name="Score">What was said of it, on the wave's scale.</param>
public sealed record DriverScore(string Driver, decimal Score);

/// <param name="Threshold">A response with a lower overall score raises an action at once.</param>
/// <param name="Drivers">What was asked beside the overall score, for example <c>Ease of use</c>.</param>
public sealed record WaveOpened(
    string Wave,
    string Title,
    int Population,
    int Invited,
    SamplingMethod Sampling,
    ValueList<Stratum> Strata,
    Programmes.ScoreScale Scale,
    decimal Threshold,
    ValueList<string> Drivers,
    FollowUp FollowUp) : DomainEvent;

public sealed record ResponseRecorded(Response Response) : DomainEvent;

public sealed record WaveClosed(string Wave) : DomainEvent;

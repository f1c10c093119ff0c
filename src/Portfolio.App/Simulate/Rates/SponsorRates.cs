namespace Portfolio.App.Simulate.Rates;

/// <summary>How sponsors come and go. Rates per month.</summary>
public sealed record SponsorRates
{
    /// <summary>The sponsor is replaced by another.</summary>
    public double Swap { get; init; } = 0.03;

    /// <summary>The sponsor goes, and nobody takes over.</summary>
    public double Vacate { get; init; } = 0.007;

    /// <summary>An empty seat is filled.</summary>
    public double Fill { get; init; } = 0.3;

    /// <summary>The part of the empty seats that is filled for the interim only.</summary>
    public double ShareInterim { get; init; } = 0.25;

    /// <summary>The part of the programmes with a joint sponsor.</summary>
    public double ShareJoint { get; init; } = 0.08;

    /// <summary>A new sponsor says where they stand.</summary>
    public double Recommit { get; init; } = 0.35;

    /// <summary>A deputy is named, where there is none.</summary>
    public double NameDeputy { get; init; } = 0.03;

    /// <summary>The lead changes.</summary>
    public double ChangeLead { get; init; } = 0.02;

    /// <summary>The part of the swaps that is announced, one to five weeks ahead.</summary>
    public double ShareAnnounced { get; init; } = 0.35;
}

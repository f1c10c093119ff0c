namespace Portfolio.App.Simulate.Rates;

/// <summary>What happens to scope before anything is put off. Rates per month.</summary>
public sealed record ScopeRates
{
    /// <summary>Fewest and most items of a programme at its begin.</summary>
    public int FewestItems { get; init; } = 4;

    public int MostItems { get; init; } = 10;

    /// <summary>Fewest and most phases of a programme at its begin.</summary>
    public int FewestPhases { get; init; } = 2;

    public int MostPhases { get; init; } = 4;

    /// <summary>The part of the later phases that has its money.</summary>
    public double ShareFunded { get; init; } = 0.45;

    /// <summary>The part of the items promised to a customer.</summary>
    public double SharePromised { get; init; } = 0.4;

    /// <summary>An item is added to a running programme.</summary>
    public double Add { get; init; } = 0.12;

    /// <summary>An item of a started phase is delivered.</summary>
    public double Deliver { get; init; } = 0.05;

    /// <summary>How many times as high that is while the programme is stalled.</summary>
    public double DeliverWhileStalled { get; init; } = 0.25;

    /// <summary>The part of the deliveries that is only a part of the item.</summary>
    public double SharePartial { get; init; } = 0.15;

    /// <summary>An item is put off for the first time.</summary>
    public double Defer { get; init; } = 0.018;

    /// <summary>How much more often an item worth 100 is put off than one worth 0: what is worth most slips.</summary>
    public double DeferMostValuable { get; init; } = 2.5;

    /// <summary>An item never put off is dropped.</summary>
    public double Drop { get; init; } = 0.003;

    /// <summary>The plan of an item is revised.</summary>
    public double Revise { get; init; } = 0.004;
}

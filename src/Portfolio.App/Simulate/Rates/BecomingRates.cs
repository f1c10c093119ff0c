namespace Portfolio.App.Simulate.Rates;

/// <summary>
/// How programmes become others and come back, and how the kinds of event come about that few programmes have. Rates per month
/// and programme, unless it says otherwise.
/// </summary>
public sealed record BecomingRates
{
    /// <summary>Nothing of it happens.</summary>
    public static readonly BecomingRates None = new()
    {
        Split = 0,
        Reopen = 0,
        List = 0,
        ShareExperiments = 0,
    };

    /// <summary>A part of an active programme goes on as one of its own, where there are fewer than two.</summary>
    public double Split { get; init; } = 0.004;

    /// <summary>A piece of scope is handed over to such a part; for each that goes on.</summary>
    public double HandOver { get; init; } = 0.03;

    /// <summary>A part is merged into the programme that it came from; for each that goes on.</summary>
    public double MergeBack { get; init; } = 0.03;

    /// <summary>A part is dropped; for each that goes on.</summary>
    public double DropPart { get; init; } = 0.02;

    /// <summary>A programme that was completed or dropped goes on after all.</summary>
    public double Reopen { get; init; } = 0.004;

    /// <summary>A register of others begins to list a running programme, under an id of its own.</summary>
    public double List { get; init; } = 0.003;

    /// <summary>The part of the proposed programmes that is an experiment.</summary>
    public double ShareExperiments { get; init; } = 0.06;

    /// <summary>An active experiment comes to its end.</summary>
    public double EndExperiment { get; init; } = 0.05;
}

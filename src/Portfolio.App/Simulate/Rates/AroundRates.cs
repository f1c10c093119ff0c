namespace Portfolio.App.Simulate.Rates;

/// <summary>
/// What happens around the plan of a programme while it is proposed or runs, and to the whole organisation. Rates per month
/// and programme, unless it says otherwise. It has chances of its own: without it the lives are the same.
/// </summary>
public sealed record AroundRates
{
    /// <summary>Nothing of it happens.</summary>
    public static readonly AroundRates None = new()
    {
        SetMilestone = 0,
        Involve = 0,
        Blindside = 0,
        Derail = 0,
        Prepare = 0,
        Reassign = 0,
        Assess = 0,
        Incident = 0,
        LinkOutcome = 0,
        RaiseAction = 0,
        AnswerStrategy = 0,
        ShocksPerYear = 0,
        WavesPerYear = 0,
        SurveysPerYear = 0,
        ChangesPerYear = 0,
    };

    /// <summary>A milestone is set, where there are fewer than four.</summary>
    public double SetMilestone { get; init; } = 0.03;

    /// <summary>A milestone ahead is expected on another day; for each.</summary>
    public double Reforecast { get; init; } = 0.03;

    /// <summary>A milestone ahead is reached; for each.</summary>
    public double ReachMilestone { get; init; } = 0.06;

    /// <summary>Another department is involved, where fewer than three are.</summary>
    public double Involve { get; init; } = 0.02;

    /// <summary>One that is involved stands otherwise to the programme; for each.</summary>
    public double Engage { get; init; } = 0.02;

    /// <summary>A department is taken unawares.</summary>
    public double Blindside { get; init; } = 0.005;

    /// <summary>Something begins to throw the programme off.</summary>
    public double Derail { get; init; } = 0.015;

    /// <summary>It is cleared; for each.</summary>
    public double Clear { get; init; } = 0.12;

    /// <summary>An answer to one of the four named threats is prepared, where there is none; for each.</summary>
    public double Prepare { get; init; } = 0.005;

    /// <summary>What is prepared is reviewed; for each.</summary>
    public double Review { get; init; } = 0.03;

    /// <summary>It is needed; for each.</summary>
    public double Invoke { get; init; } = 0.01;

    /// <summary>Somebody of the team is taken away.</summary>
    public double Reassign { get; init; } = 0.008;

    /// <summary>Customers say what they think of it.</summary>
    public double Assess { get; init; } = 0.012;

    /// <summary>Something goes wrong for a customer.</summary>
    public double Incident { get; init; } = 0.012;

    /// <summary>That is resolved; for each.</summary>
    public double Resolve { get; init; } = 0.6;

    /// <summary>The programme is linked to a business result, where there are fewer than two.</summary>
    public double LinkOutcome { get; init; } = 0.015;

    /// <summary>That is measured; for each.</summary>
    public double Measure { get; init; } = 0.05;

    /// <summary>It is no longer meant to bring it; for each.</summary>
    public double Unlink { get; init; } = 0.005;

    /// <summary>Something is to be done about feedback.</summary>
    public double RaiseAction { get; init; } = 0.015;

    /// <summary>It is done; for each.</summary>
    public double CloseAction { get; init; } = 0.8;

    /// <summary>It is taken to somebody else; for each.</summary>
    public double Escalate { get; init; } = 0.1;

    /// <summary>Somebody is told what is done; for each action there ever was.</summary>
    public double Communicate { get; init; } = 0.02;

    /// <summary>A component of the strategy canvas is answered, where one is open.</summary>
    public double AnswerStrategy { get; init; } = 0.02;

    /// <summary>How many shocks strike the organisation in a year.</summary>
    public double ShocksPerYear { get; init; } = 1;

    /// <summary>The part of the programmes under way that are hit by one.</summary>
    public double ShareHit { get; init; } = 0.3;

    /// <summary>How often in a year customers are asked.</summary>
    public double WavesPerYear { get; init; } = 2;

    /// <summary>How often in a year the staff is asked.</summary>
    public double SurveysPerYear { get; init; } = 1;

    /// <summary>How often in a year something of the organisation itself changes: a name, a setting, a scale.</summary>
    public double ChangesPerYear { get; init; } = 1;
}

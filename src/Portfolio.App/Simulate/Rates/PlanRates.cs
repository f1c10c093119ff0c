namespace Portfolio.App.Simulate.Rates;

/// <summary>How plans and money change. Rates per month.</summary>
public sealed record PlanRates
{
    /// <summary>The planned finish is moved.</summary>
    public double Rebaseline { get; init; } = 0.02;

    /// <summary>How many times as high that is while stalled.</summary>
    public double RebaselineWhileStalled { get; init; } = 3;

    /// <summary>How many times as high that is in the last three months before the planned finish, and after it.</summary>
    public double RebaselineWhenDue { get; init; } = 4;

    /// <summary>The part of the moves that is to an earlier day.</summary>
    public double ShareEarlier { get; init; } = 0.08;

    /// <summary>How far a finish is moved, on average, in months.</summary>
    public double MonthsMoved { get; init; } = 7;

    /// <summary>More money is approved.</summary>
    public double ApproveBudget { get; init; } = 0.006;

    /// <summary>The budget is cut.</summary>
    public double CutBudget { get; init; } = 0.009;

    /// <summary>What was cut is given back, at least in part.</summary>
    public double RestoreBudget { get; init; } = 0.05;

    /// <summary>The budget is stated anew: another estimate.</summary>
    public double RestateBudget { get; init; } = 0.008;

    /// <summary>A started phase with nothing open in it is completed.</summary>
    public double CompletePhase { get; init; } = 0.6;

    /// <summary>A phase is started after the ones before it are done, or when its day has come.</summary>
    public double StartPhase { get; init; } = 0.5;

    /// <summary>A later phase that has not started is cancelled.</summary>
    public double CancelPhase { get; init; } = 0.003;

    /// <summary>A later phase gets its money, or loses it.</summary>
    public double ChangeFunding { get; init; } = 0.01;
}

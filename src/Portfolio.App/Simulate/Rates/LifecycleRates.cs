namespace Portfolio.App.Simulate.Rates;

/// <summary>How programmes begin and end. Rates per month.</summary>
public sealed record LifecycleRates
{
    /// <summary>The part of the programmes that was already running when first seen.</summary>
    public double ShareRegistered { get; init; } = 0.4;

    /// <summary>The part of those known only from a partner's register, which reports neither stalls nor scope.</summary>
    public double SharePartlyObserved { get; init; } = 0.12;

    /// <summary>A proposed programme is commissioned.</summary>
    public double Commission { get; init; } = 0.5;

    /// <summary>A proposed programme is dropped.</summary>
    public double Withdraw { get; init; } = 0.03;

    /// <summary>An active programme is dropped.</summary>
    public double Drop { get; init; } = 0.004;

    /// <summary>An active programme is completed before its planned finish, whatever is still open.</summary>
    public double CompleteEarly { get; init; } = 0.002;

    /// <summary>The same once the planned finish has passed: what is open is left undelivered.</summary>
    public double CompleteWhenDue { get; init; } = 0.09;

    /// <summary>The same once no scope is open any more.</summary>
    public double CompleteWhenDone { get; init; } = 0.15;

    /// <summary>A programme vanishes from its register, nobody saying why (those registered only).</summary>
    public double LeaveRegister { get; init; } = 0.006;

    /// <summary>What became of one that left is learnt.</summary>
    public double LearnOutcome { get; init; } = 0.04;

    /// <summary>An active programme is put on hold.</summary>
    public double PutOnHold { get; init; } = 0.006;

    /// <summary>A hold ends.</summary>
    public double TakeUp { get; init; } = 0.15;

    /// <summary>A programme moves to another department.</summary>
    public double MoveDepartment { get; init; } = 0.003;
}

using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A piece of scope as it stands in the simulated world, whatever is on record of it.</summary>
internal sealed class LifeItem(string code, int phase, int customerValue, bool promised)
{
    public string Code => code;

    public int CustomerValue { get; set; } = customerValue;

    public bool Promised => promised;

    /// <summary>The phase it is planned for; null is "later".</summary>
    public int? Phase { get; set; } = phase;

    /// <summary>Whether the phase it was last put off to had its money then. What came after does not change it.</summary>
    public bool Funded { get; set; }

    public int Deferrals { get; set; }

    public int Delivered { get; set; }

    public bool Dropped { get; set; }

    /// <summary>It goes on in another programme.</summary>
    public bool Gone { get; set; }

    /// <summary>The delivery of a part, which has to be on record before the rest is.</summary>
    public SimulatedCommand? Part { get; set; }

    public bool Open => !Dropped && !Gone && Delivered < 100;
}

/// <summary>A phase as it stands in the simulated world.</summary>
internal sealed class LifePhase(int number, DateOnly start, bool funded)
{
    public int Number => number;

    public DateOnly Start => start;

    public bool Funded { get; set; } = funded;

    public PhaseState State { get; set; } = PhaseState.Planned;

    public bool Open => State is PhaseState.Planned or PhaseState.Started;
}

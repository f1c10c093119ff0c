using Portfolio.App.Simulate.Cast;
using Portfolio.App.Simulate.Rates;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>
/// One programme in the simulated world. Time is continuous, in days since day number 0; all waiting times are
/// exponential at the rates that hold at the time (Gillespie, J. Phys. Chem. 81, 1977, 2340–2361).
/// </summary>
internal sealed class ProgrammeLife(
    Hazards hazards, Company company, Recorder recorder, Dice dice, string code, string department, double begin)
{
    /// <summary>Days in a month where a length is meant.</summary>
    public const double Month = 30.4375;

    private readonly PriorityQueue<Action<ProgrammeLife>, double> _agenda = new();

    public Hazards Hazards => hazards;

    public Company Company => company;

    public Recorder Record => recorder;

    public Dice Dice => dice;

    public string Code => code;

    public required IReadOnlyList<string> Accounts { get; init; }

    public string Department { get; set; } = department;

    public double Now { get; private set; } = begin;

    public DateOnly Today => DayOf(Now);

    public ProgrammeState State
    {
        get;
        set
        {
            field = value;
            EndedAt ??= Ended ? Now : null;
            Begun |= value == ProgrammeState.Active;
        }
    }

    /// <summary>When it ended, the first time; null while it has not.</summary>
    public double? EndedAt { get; private set; }

    /// <summary>Whether it was ever active.</summary>
    public bool Begun { get; private set; }

    /// <summary>Whether it is to find something out.</summary>
    public bool IsExperiment { get; init; }

    /// <summary>Whether a register of others lists it.</summary>
    public bool Listed { get; set; }

    /// <summary>Whether a next status is expected of it.</summary>
    public bool Reports { get; set; }

    /// <summary>Whether stalls, holds, phases and scope are reported of it; what is not is not simulated either.</summary>
    public bool WhollyObserved { get; init; } = true;

    /// <summary>The register in which it is listed, if it is in one.</summary>
    public string? Register { get; init; }

    public Cadence Cadence { get; init; }

    public string Scale { get; init; } = "RAG5@1";

    public string? Sponsor { get; set; }

    public string? Joint { get; set; }

    public string? Deputy { get; set; }

    public string? Lead { get; set; }

    /// <summary>A new sponsor has not yet said where they stand.</summary>
    public bool AwaitsCommitment { get; set; }

    public double LastSwap { get; private set; } = double.NegativeInfinity;

    public double LastCut { get; private set; } = double.NegativeInfinity;

    public Money? Budget { get; set; }

    /// <summary>What the budget was before it was cut.</summary>
    public Money? Uncut { get; set; }

    public DateOnly PlannedFinish { get; private set; }

    public List<LifePhase> Phases { get; } = [];

    public List<LifeItem> Items { get; } = [];

    /// <summary>Its parts that go, or went, on by themselves.</summary>
    public List<LifePart> Parts { get; } = [];

    public bool Ended => State >= ProgrammeState.Completed;

    public bool Running => State is ProgrammeState.Active or ProgrammeState.Stalled or ProgrammeState.OnHold;

    public bool SwapIsFresh => Now < LastSwap + hazards.Stalls.FreshDays;

    public bool CutIsFresh => Now < LastCut + hazards.Stalls.FreshDays;

    public static DateOnly DayOf(double time) => DateOnly.FromDayNumber((int)time);

    /// <summary>Lets something happen at its time, rates aside.</summary>
    public void At(double time, Action<ProgrammeLife> what) => _agenda.Enqueue(what, time);

    public void Swapped(string to)
    {
        Sponsor = to;
        AwaitsCommitment = true;
        LastSwap = Now;
        RatesChangeAt(Now + hazards.Stalls.FreshDays);
    }

    public void Cut(Money to)
    {
        Uncut ??= Budget;
        Budget = to;
        LastCut = Now;
        RatesChangeAt(Now + hazards.Stalls.FreshDays);
    }

    public void PlanFinish(DateOnly day)
    {
        PlannedFinish = day;
        RatesChangeAt(day.DayNumber - (3 * Month));
        RatesChangeAt(day.DayNumber);
    }

    /// <summary>A day on which some rate changes of itself.</summary>
    public void RatesChangeAt(double time)
    {
        if (time > Now)
        {
            At(time, static _ => { });
        }
    }

    /// <summary>Whoever leads here, but those who have a seat already.</summary>
    public string SomebodyElse()
    {
        string person;
        do
        {
            person = dice.Pick(company.Leaders);
        }
        while (person == Sponsor || person == Deputy || person == Lead || person == Joint);
        return person;
    }

    public LifePhase? Phase(int? number) => Phases.Find(p => p.Number == number);

    public ValueList<Derailer> Causes() => Reasons.Causes(dice, SwapIsFresh, CutIsFresh);

    /// <summary>Lives on until the day, or until nothing can happen any more.</summary>
    public void Live(double until)
    {
        var rates = new double[Behaviours.Count];
        while (true)
        {
            var total = Behaviours.Rates(this, rates);
            var next = Now + (dice.Exponential(total) * Month);
            var planned = _agenda.TryPeek(out var what, out var at) && at <= next;
            if ((planned ? at : next) >= until)
            {
                return;
            }

            if (planned)
            {
                // Without memory: what has not happened by now is waited for anew.
                _agenda.Dequeue();
                Now = Math.Max(Now, at);
                what!(this);
            }
            else
            {
                Now = next;
                Behaviours.Happen(this, rates, dice.Uniform() * total);
            }
        }
    }
}

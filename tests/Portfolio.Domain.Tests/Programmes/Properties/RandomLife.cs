using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes.Properties;

/// <summary>A command, some days after the one before; or late, so many days back from there.</summary>
internal sealed record Move(int DaysOn, int DaysLate, ProgrammeCommand Command);

/// <summary>What was decided on a move.</summary>
internal sealed record Step(DateOnly Day, ProgrammeCommand Command, Decision Decision, ProgrammeHistory After)
{
    public bool Recorded => Decision is Decision.Accepted { Facts.Count: > 0 };
}

/// <summary>
/// A programme's life of random commands, late ones and retractions among them. Some begin with a programme that is
/// ready to be commissioned or runs, so that commands find something to act on.
/// </summary>
internal sealed record RandomLife(ProgrammeHistory Start, IReadOnlyList<Step> Steps)
{
    private static readonly Scenario Running = new Scenario(Started(Examples.Scoped.History))
        .And("2026-02-02", new PhasePlanned(4, "Phase 4", null, null, false), new PhaseStarted(4))
        .And("2026-02-02", new BudgetApproved(Examples.Gbp(120), null))
        .And("2026-02-02", new BudgetCut(Examples.Gbp(80)))
        .And("2026-02-02", new StatusReported(new(2026, 1, 28), "RAG3@1", "Green", null, null, null, null, null, null));

    public ProgrammeHistory History => Steps.Count == 0 ? Start : Steps[^1].After;

    /// <summary>Every day on which something is effective.</summary>
    public IEnumerable<DateOnly> Days => History.All.Select(e => e.EffectiveOn).Distinct();

    /// <summary>Lives of so many commands; one that fails is made shorter, a command at a time.</summary>
    /// <param name="alwaysTheSame">For what is asked of all the lives together, where chance must not decide.</param>
    public static void Hold(Action<RandomLife> property, int commands = 40, int lives = 100, bool alwaysTheSame = false)
    {
        var move =
            from daysOn in Gen.Choose(0, 2)
            from daysLate in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 30)))
            from command in EveryCommand.Any
            select new Move(daysOn, daysLate, command);
        var plans =
            from start in Gen.Elements(Scenario.Nothing, Examples.Ready, Running)
            from moves in Gen.ArrayOf(move, commands)
            select (start.History, moves);
        var arbitrary = Arb.From(plans, plan => Enumerable.Range(0, plan.moves.Length)
            .Select(i => (plan.History, plan.moves.Where((_, n) => n != i).ToArray())));
        var config = Config.QuickThrowOnFailure.WithMaxTest(lives);
        Check.One(
            alwaysTheSame ? config.WithReplay(new Replay(new Rnd(2026, 7), FSharpOption<int>.None)) : config,
            Prop.ForAll(arbitrary, plan => property(Live(plan.History, plan.moves))));
    }

    public override string ToString() => string.Join('\n', Steps.Select(s => $"{s.Day:O} {s.Command} => {s.Decision}"));

    // The same from the beginning, as an experiment: so that it can end as one.
    private static ProgrammeHistory Started(ProgrammeHistory history) => ProgrammeHistory.Of(history.All.Select(e =>
        e.Event is ProgrammeProposed p ? e with { Event = p with { Experiment = new("One in ten stays") } } : e));

    private static RandomLife Live(ProgrammeHistory start, Move[] moves)
    {
        var (history, day, steps) = (start, new DateOnly(2026, 2, 3), new List<Step>());
        foreach (var move in moves)
        {
            day = day.AddDays(move.DaysOn);
            var on = day.AddDays(-move.DaysLate);
            var command = move.Command is Retract retract ? OfThose(retract, history) : move.Command;
            var decision = history.Decide(command, Today.Occasion(on));
            history = decision is Decision.Accepted a ? history.Recording(on, a.Facts) : history;
            steps.Add(new(on, command, decision, history));
        }

        return new(start, steps);
    }

    // A generator cannot know how many commands there will be: the number it gave is taken round.
    private static Retract OfThose(Retract retract, ProgrammeHistory history)
    {
        var commands = Math.Max(1, history.All.Select(e => e.CommandId).Distinct().Count());
        var wanted = BitConverter.ToInt32(retract.Command.ToByteArray());
        return retract with { Command = Today.Command((wanted % commands) + 1) };
    }
}

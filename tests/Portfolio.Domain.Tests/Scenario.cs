using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests;

/// <summary>Given events, when a command, then events or a refusal.</summary>
internal sealed record Scenario(ProgrammeHistory History)
{
    public static readonly Scenario Nothing = new(ProgrammeHistory.Empty);

    /// <summary>Facts of one command on a day, one position each; the history so far must be a valid one.</summary>
    public Scenario And(string day, params NewFact[] facts)
    {
        var history = History.Recording(Today.Day(day), facts);
        history.FirstBroken().ShouldBeNull();
        return new(history);
    }

    public Verdict When(string day, ProgrammeCommand command, Organisation? organisation = null)
    {
        var occasion = Today.Occasion(day, organisation);
        return new(History, command, occasion, History.Decide(command, occasion));
    }
}

/// <summary>What became of the command.</summary>
internal sealed record Verdict(ProgrammeHistory Before, ProgrammeCommand Command, Occasion Occasion, Decision Decision)
{
    private ValueList<NewFact> Facts => Decision.ShouldBeOfType<Decision.Accepted>(Decision.ToString()).Facts;

    /// <summary>The events, in order; the history with them is valid, and the same command changes it no more.</summary>
    public Scenario Then(params DomainEvent[] expected)
    {
        Facts.Select(f => f.Event).ShouldBe(expected);
        var after = Before.Recording(Occasion.EffectiveOn, [.. Facts]);
        after.FirstBroken().ShouldBeNull();
        after.Decide(Command, Occasion).ShouldBe(Decision.Nothing);
        return new(after);
    }

    public void ThenTexts(params Text[] expected) => Facts.SelectMany(f => f.Texts).ShouldBe(expected);

    public void ThenNothing() => Decision.ShouldBe(Decision.Nothing);

    public void ThenRefused(params string[] sentences) =>
        Decision.ShouldBeOfType<Decision.Refused>(Decision.ToString()).Why.Select(r => r.Sentence).ShouldBe(sentences);

    public void ThenRefusedAt(params string[] fields) =>
        Decision.ShouldBeOfType<Decision.Refused>(Decision.ToString()).Why.Select(r => r.Field).ShouldBe(fields);
}

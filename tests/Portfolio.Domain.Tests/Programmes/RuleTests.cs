using System.Runtime.CompilerServices;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes;

public sealed class RuleTests
{
    private static readonly IReadOnlyList<Type> Events =
    [
        .. typeof(ProgrammeEvent).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ProgrammeEvent)) || t.IsSubclassOf(typeof(FeedbackEvent))),
    ];

    /// <summary>What a newer program might record.</summary>
    private sealed record Unheard : ProgrammeEvent;

    [Fact]
    public void What_has_no_rule_is_refused()
    {
        var state = Examples.Running.History.Latest;
        var unheard = Examples.Running.History.All[^1] with { Event = new Unheard() };
        ProgrammeRules.Broken(state, unheard).ShouldBe(
            new Refusal("event-has-a-rule", "No rule says when Unheard may happen."));
        state.Evolve(unheard).ShouldBe(state);
    }

    [Fact]
    public void Nothing_but_the_opening_happens_to_a_programme_that_is_not_on_record()
    {
        foreach (var type in Events.Except([typeof(ProgrammeProposed), typeof(ProgrammeRegistered)]))
        {
            var blank = (DomainEvent)RuntimeHelpers.GetUninitializedObject(type);
            ProgrammeRules.Broken(Programme.Initial, Examples.Running.History.All[0] with { Event = blank })
                .ShouldNotBeNull().Sentence.ShouldBe("The programme was not on record on that day.");
        }
    }

    [Fact]
    public void Every_event_has_words()
    {
        var words = Events
            .Select(t => ProgrammeRules.InWords((DomainEvent)RuntimeHelpers.GetUninitializedObject(t))).ToList();
        words.ShouldNotContain(w => Events.Any(t => w == t.Name));
        words.ShouldBeUnique();
    }
}

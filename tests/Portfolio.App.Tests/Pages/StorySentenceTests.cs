using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.App.Pages.Programmes.Story;
using Portfolio.Domain;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Pages;

public sealed class StorySentenceTests
{
    private static readonly Actor Officer = new("officer", "pmo", "test");

    public static TheoryData<string> OfProgrammes =>
        [.. EventType.All.Where(t => t.Json.Type.IsSubclassOf(typeof(ProgrammeEvent)) || t.Json.Type.IsSubclassOf(typeof(FeedbackEvent))).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(OfProgrammes))]
    public void Every_kind_of_event_has_a_sentence_of_its_own(string name)
    {
        var type = EventType.All.Single(t => t.Name == name);
        var file = Path.Combine(AppContext.BaseDirectory, "Node", "Golden", $"{name}.{type.Schema}.json");
        var happened = (DomainEvent)JsonSerializer.Deserialize(File.ReadAllText(file), type.Json)!;

        var told = Tell(happened, Programme.Initial);

        told.ShouldEndWith(".");
        char.IsLower(told[0]).ShouldBeFalse(told);

        // Of these nothing is known here, so that there is no more to say than the domain does.
        if (happened is not (MilestoneReached or PhaseStarted or PhaseCompleted or PhaseCancelled))
        {
            told.ShouldNotBe(Sentence.InWords(happened));
        }
    }

    [Fact]
    public void A_milestone_is_told_against_the_day_it_was_first_set_for()
    {
        var set = Told(new MilestoneSet("PILOT", "Pilot with ten customers", Day(9, 30)), Day(1, 5), Programme.Initial);
        var moved = Told(new MilestoneReforecast("PILOT", Day(11, 30), []), Day(6, 1), set.After);
        var reached = Told(new MilestoneReached("PILOT"), Day(12, 14), moved.After);

        set.Sentence.ShouldBe("Milestone PILOT, “Pilot with ten customers”, set for 30 Sep 2026.");
        moved.Sentence.ShouldBe("Milestone “Pilot with ten customers” expected on 30 Nov 2026 instead of 30 Sep 2026, 2 months later.");
        reached.Sentence.ShouldBe("Milestone “Pilot with ten customers” reached, 2 months later than first set for.");
    }

    [Fact]
    public void A_measure_says_how_far_it_is_on_the_way_to_its_target()
    {
        var linked = Told(new OutcomeLinked("RENEWALS", "Customers who renew", "%", 70, 80, Day(12, 31), null), Day(1, 5), Programme.Initial);

        var measured = Told(new OutcomeMeasured("RENEWALS", 74.5m), Day(6, 30), linked.After);

        measured.Sentence.Replace('\u00A0', ' ').ShouldBe("“Customers who renew” came to 74.5 %: 45 % of the way from 70 % to 80 %.");
    }

    [Fact]
    public void An_action_that_was_done_is_told_with_whether_in_time()
    {
        var raised = Told(new FeedbackActionRaised("CALL-ACME", Day(7, 14), "ada", null, null, null), Day(7, 1), Programme.Initial);

        Told(new FeedbackActionClosed("CALL-ACME"), Day(7, 14), raised.After).Sentence.ShouldBe("CALL-ACME was done, in time.");
        Told(new FeedbackActionClosed("CALL-ACME"), Day(7, 20), raised.After).Sentence.ShouldBe("CALL-ACME was done, 6 days late.");
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    private static string Tell(DomainEvent happened, Programme before) => Told(happened, Day(6, 30), before).Sentence;

    private static (string Sentence, Programme After) Told(DomainEvent happened, DateOnly on, Programme before)
    {
        var recorded = new Recorded(1, "programme/CRM-2", 1, happened, on, on, DateTimeOffset.UnixEpoch, Officer, Guid.Empty, []);
        return (Sentence.Of(new Telling(before, recorded, Organisation.Initial, id => $"Ada Moss ({id})")), before.Evolve(recorded));
    }
}

using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Recording;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Pages.Recording;

/// <summary>What the page offers is what the rules allow, for want of a second list of it.</summary>
public sealed class ProbeTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);
    private static readonly Actor Officer = new("officer", "pmo", "test");

    private static readonly ProgrammeCommand[] Begun =
    [
        new AppointSponsor("ada"), new PlanPhase(1, "First"), new PlanPhase(2, "Second"), new Commission(),
        new AddScopeItem("S-1", "Single sign-on", 1, 80), new AddScopeItem("S-2", "Catalogue", 1, 40),
    ];

    [Fact]
    public void An_active_programme_can_stall_but_not_resume()
    {
        var history = History(Begun);

        Refused(history, "stall").ShouldBeNull();
        Refused(history, "resume").ShouldBe("Only a stalled programme can resume; CRM-2 is active.");
        Refused(history, "take-up").ShouldBe("Only a programme on hold can be taken up; CRM-2 is active.");
        Refused(history, "commission").ShouldBe("It is so already.");
        Refused(history, "end-experiment").ShouldBe("CRM-2 was not proposed as an experiment: complete or drop it instead.");
    }

    [Fact]
    public void A_stalled_one_can_resume_but_not_stall()
    {
        var history = History([.. Begun, new Stall([Derailer.BudgetCut])]);

        Refused(history, "resume").ShouldBeNull();
        Refused(history, "stall").ShouldBe("CRM-2 is already stalled since 2026-06-30.");
    }

    [Fact]
    public void What_needs_something_to_choose_is_not_offered_where_there_is_none()
    {
        var history = History([]);

        Refused(history, "start-phase").ShouldBe("There is no phase to choose.");
        Refused(history, "reach-milestone").ShouldBe("There is no milestone to choose.");
        Refused(history, "deliver").ShouldBe("There is no item to choose.");
        Refused(history, "add-scope-item").ShouldBe("There is no phase to choose.");
        Refused(history, "plan-phase").ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_offered_of_an_ended_programme_that_only_a_running_one_can_do()
    {
        var history = History([.. Begun, new Drop([Derailer.BudgetCut])]);

        foreach (var name in new[]
        {
            "stall", "put-on-hold", "rebaseline", "plan-phase", "start-phase", "set-milestone", "add-scope-item", "defer-scope-item",
            "deliver", "drop-scope-item", "pull-forward", "complete", "drop", "appoint-sponsor", "change-lead", "split",
        })
        {
            Refused(history, name).ShouldNotBeNull(name);
        }

        Refused(history, "reopen").ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_offered_to_whom_is_kept_to_other_departments()
    {
        var history = History(Begun);
        var kept = new Probe(Around(history), new DepartmentLimit(["SALES"]));

        kept.Of(Route("stall"))?.Sentence.ShouldBe("This key is limited to SALES with what is below, and CRM-2 belongs to MKT.");
        new[] { "put-on-hold", "plan-phase", "set-milestone", "complete", "describe", "rebaseline", "deliver" }.ShouldAllBe(c => kept.Of(Route(c)) != null);
        new Probe(Around(history), new DepartmentLimit(["MKT"])).Of(Route("stall")).ShouldBeNull();
    }

    [Fact]
    public void A_list_tells_what_can_be_chosen_today_from_the_rest()
    {
        var history = History([.. Begun, new Deliver("S-2"), new StartPhase(1)]);
        var probe = new Probe(Around(history));

        Now(probe, "deliver", "item").ShouldBe(["S-1"]);
        Now(probe, "start-phase", "number").ShouldBe(["2"]);
        Now(probe, "complete-phase", "number").ShouldBeEmpty();
        Choices.Of(FieldReader.Of(Route("deliver")).Single(f => f.Name == "item"), Around(history)).Select(o => o.Value).ShouldBe(["S-1", "S-2"]);
    }

    [Fact]
    public void Every_command_is_in_one_topic_and_no_topic_knows_another()
    {
        var inTopics = CommandTopic.All.SelectMany(t => t.Commands).ToList();

        inTopics.ShouldBeUnique();
        inTopics.Order(StringComparer.Ordinal).ShouldBe(
            ProgrammeCommands.All.Where(c => c.NamesCode).Select(r => r.Name).Where(n => n != "retract").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Now(Probe probe, string command, string field) =>
        probe.Now(Route(command), FieldReader.Of(Route(command)).Single(f => f.Name == field)).Order(StringComparer.Ordinal);

    private static string? Refused(ProgrammeHistory history, string command) => new Probe(Around(history)).Of(Route(command))?.Sentence;

    private static CommandDescription Route(string name) => CommandCatalogue.Find(name)!;

    private static Surroundings Around(ProgrammeHistory history) => new(View.Empty, null!, history, Today);

    private static ProgrammeHistory History(IEnumerable<ProgrammeCommand> commands)
    {
        var organisation = Organisation.Initial with
        {
            Departments = Organisation.Initial.Departments.Add("MKT", new("MKT", "Marketing", null)),
        };
        var history = ProgrammeHistory.Empty;
        var position = 0;
        foreach (var command in commands.Prepend(new Propose("CRM-2", "One view", "MKT", PlannedFinish: new DateOnly(2027, 3, 31))))
        {
            var decision = history.Decide(command, new Occasion(Today, Today, organisation, _ => true));
            foreach (var fact in decision.ShouldBeOfType<Decision.Accepted>().Facts)
            {
                position++;
                history = history.With(new Recorded(
                    position, "programme/CRM-2", position, fact.Event, Today, Today, DateTimeOffset.UnixEpoch, Officer, Guid.Empty, []));
            }
        }

        return history;
    }
}

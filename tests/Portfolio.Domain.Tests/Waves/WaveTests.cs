using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Tests.Organisations;
using Portfolio.Domain.Waves;

namespace Portfolio.Domain.Tests.Waves;

public sealed class WaveTests
{
    private static readonly OpenWave Open = new(
        "2026-Q2", "Spring", 100, 3, SamplingMethod.Random, new ScoreScale(0, 10), 5, new FollowUp("bob", 14), Drivers: ["Ease of use", "Speed"]);

    private static readonly Organisation Opened = Today.Organisation.After(Open, "2026-03-01", 10);

    private static readonly ResponseRow Good = new("R-1", 8, [new DriverScore("speed", 9)], "acme", " Retail ");

    private static readonly ResponseRow Bad = new("R-2", 4.5m, Account: "GLOBEX", Comment: "I gave up");

    [Fact]
    public void It_is_refused_without_a_follow_up_plan() =>
        Today.Organisation.Refuses(
            Open with { FollowUp = null },
            "Say who sees to what customers will say, and within how many days: without a follow-up plan, do not ask them.");

    [Fact]
    public void The_plan_has_an_owner_who_is_known_and_a_service_level_in_days() =>
        Today.Organisation.Refuses(
            Open with { FollowUp = new FollowUp("zoe", 0) },
            "A bad response is followed up within 1 to 365 days.", "There is no person with the id “zoe”: add them first.");

    [Fact]
    public void What_is_wrong_with_it_is_told_at_once() =>
        Today.Organisation.When(Open with
        {
            Code = "?",
            Invited = 101,
            Threshold = 11,
            Drivers = ["Speed", "speed"],
            Strata = [new Stratum("Small", 90, 91), new Stratum("small", 9, 9)],
        }).ShouldBeOfType<Decision.Refused>().Why.Select(w => w.Field)
            .ShouldBe(["code", "threshold", "invited", "strata[0].invited", "strata", "strata", "drivers"]);

    [Fact]
    public void A_response_under_the_threshold_raises_an_action_at_once()
    {
        var verdict = Opened.When(new RecordResponses("2026-q2", [Good, Bad]), "2026-03-10");
        verdict.ShouldBeOfType<Decision.Accepted>().Facts.Select(f => f.Event).ShouldBe(
        [
            new ResponseRecorded(new Response("R-1", 8, [new DriverScore("Speed", 9)], "ACME", "Retail")),
            new ResponseRecorded(new Response("R-2", 4.5m, [], "GLOBEX")),
            new FeedbackActionRaised("R-2", Today.Day("2026-03-24"), "bob", "2026-Q2", "R-2", "GLOBEX"),
        ]);
        ((Decision.Accepted)verdict).Facts.SelectMany(f => f.Texts).ShouldBe([new Text("comment", "I gave up")]);
    }

    [Fact]
    public void One_just_at_it_does_not() =>
        Opened.After(new RecordResponses("2026-Q2", [Bad with { Overall = 5 }]), "2026-03-10").Wave("2026-Q2").Latest.Actions.ShouldBeEmpty();

    [Fact]
    public void Rows_that_are_on_record_are_left_out_and_others_taken()
    {
        var after = Opened.After(new RecordResponses("2026-Q2", [Good]), "2026-03-10", 20);
        after.When(new RecordResponses("2026-Q2", [Good, Bad]), "2026-03-11").ShouldBeOfType<Decision.Accepted>().Facts.Count.ShouldBe(2);
        after.Refuses(
            new RecordResponses("2026-Q2", [Good with { Overall = 9 }]), "2026-Q2 already has a response R-1, and it says something else.");
    }

    [Fact]
    public void No_more_answer_than_were_invited() =>
        Opened.Refuses(
            new RecordResponses("2026-Q2", [Good, Bad, Bad with { Response = "R-3" }, Good with { Response = "R-4" }]),
            "2026-Q2 invited 3, and as many have answered.");

    [Fact]
    public void What_is_wrong_with_rows_is_told_at_once() =>
        Opened.When(new RecordResponses("2026-Q2",
        [
            new ResponseRow("R-1", 11, [new DriverScore("Price", 5), new DriverScore("Speed", -1)]), new ResponseRow("R-2", 5, Account: "ACME"),
        ])).ShouldBeOfType<Decision.Refused>().Why.Select(w => w.Field)
            .ShouldBe(["responses[0].overall", "responses[0].drivers[0].driver", "responses[0].drivers[1].score"]);

    [Fact]
    public void Of_a_stratified_wave_each_response_says_its_stratum()
    {
        var stratified = Today.Organisation.After(
            Open with { Strata = [new Stratum("Small", 90, 2), new Stratum("Large", 10, 1)] }, "2026-03-01");
        stratified.RefusesOn("2026-03-10", new RecordResponses("2026-Q2", [Good]), "Say to which stratum it belongs: Small, Large.");
        stratified.After(new RecordResponses("2026-Q2", [Good with { Stratum = "large" }]), "2026-03-10")
            .Wave("2026-Q2").Latest.Responses["R-1"].Stratum.ShouldBe("Large");
    }

    [Fact]
    public void Not_before_it_was_opened_nor_after_it_was_closed()
    {
        var closed = Opened.After(new CloseWave("2026-Q2"), "2026-04-01", 20);
        closed.RefusesOn("2026-02-28", new RecordResponses("2026-Q2", [Good]), "There was no such feedback wave on that day.");
        closed.RefusesOn("2026-04-02", new RecordResponses("2026-Q2", [Good]), "2026-Q2 was closed on 2026-04-01; it takes no more responses.");
        closed.After(new RecordResponses("2026-Q2", [Good]), "2026-03-31", 30).Wave("2026-Q2").Latest.Responded.ShouldBe(1);
    }

    [Fact]
    public void What_is_done_about_it_goes_on_after_the_end()
    {
        var closed = Opened.After(new RecordResponses("2026-Q2", [Bad]), "2026-03-10", 20).After(new CloseWave("2026-Q2"), "2026-04-01", 30)
            .After(new EscalateResponseAction("2026-Q2", "r-2", "ann", "No answer"), "2026-04-02", 40)
            .After(new CloseResponseAction("2026-Q2", "R-2", "Called"), "2026-04-03", 50);
        var action = closed.Wave("2026-Q2").Latest.Actions["R-2"];
        (action.EscalatedTo, action.ClosedOn).ShouldBe(("ann", Today.Day("2026-04-03")));
        closed.RefusesOn("2026-04-04", new EscalateResponseAction("2026-Q2", "R-2", "cem"), "R-2 was closed on 2026-04-03; it cannot be escalated.");
    }

    [Fact]
    public void Responses_are_taken_back_with_the_actions_they_raised()
    {
        var recorded = Opened.After(new RecordResponses("2026-Q2", [Bad]), "2026-03-10", 20);
        recorded.After(new RetractWave("2026-Q2", Today.Command(20), "The wrong file"), "2026-03-11", 30).Wave("2026-Q2").Latest.Actions.ShouldBeEmpty();
        recorded.After(new CloseResponseAction("2026-Q2", "R-2"), "2026-03-12", 30).Refuses(
            new RetractWave("2026-Q2", Today.Command(20), "The wrong file"),
            "It cannot be taken back while what is on record at position 30, 2026-03-12, depends on it. There is no action “R-2” on that day.");
    }

    // Of the programme’s two actions one answers the wave, the other the response R-2 of the command with number 20.
    [Theory]
    [InlineData(10, "A", false)]
    [InlineData(20, "A", true)]
    [InlineData(20, "B", false)]
    [InlineData(30, "B", true)]
    public void Neither_it_nor_a_response_is_taken_back_from_under_what_programmes_do_about_it(int command, string action, bool accepted)
    {
        var recorded = command == 10
            ? Opened
            : Opened.After(new RecordResponses("2026-Q2", [Bad]), "2026-03-10", 20).After(new RecordResponses("2026-Q2", [Good]), "2026-03-11", 30);
        var raised = new FeedbackActionRaised(action, Today.Day("2026-04-01"), "bob", "2026-Q2", action == "B" ? "R-2" : null, null);
        var decision = recorded.Decide(
            new RetractWave("2026-q2", Today.Command(command), "The wrong file"),
            Today.Occasion("2026-07-01", recorded) with { Programmes = [ProgrammeHistory.Of([Today.Recorded(raised, Today.Day("2026-03-12"), 40)])] });
        (decision is Decision.Accepted).ShouldBe(accepted);
        if (decision is Decision.Refused refused)
        {
            refused.Why.ShouldHaveSingleItem().Rule.ShouldBe("nothing-depends-on-retracted");
        }
    }

    [Fact]
    public void What_strata_are_called_is_kept_without_the_blanks_around_it()
    {
        var opened = Today.Organisation.After(
            Open with { Strata = [new Stratum(" Small", 90, 2), new Stratum("Large ", 10, 1)] }, "2026-03-01", 10);
        opened.Wave("2026-Q2").Latest.Opened!.Strata.Select(s => s.Name).ShouldBe(["Small", "Large"]);
        opened.After(new RecordResponses("2026-Q2", [Good with { Stratum = " small " }]), "2026-03-10", 20)
            .Wave("2026-Q2").Latest.Responses["R-1"].Stratum.ShouldBe("Small");
        Today.Organisation.Refuses(
            Open with { Strata = [new Stratum("Small", 90, 2), new Stratum("small ", 10, 1)] }, "The same stratum is given twice.");
    }

    [Fact]
    public void A_programme_answers_a_response_that_was_given()
    {
        var recorded = Opened.After(new RecordResponses("2026-Q2", [Bad]), "2026-03-10", 20);
        var raise = new RaiseFeedbackAction("CALL", Today.Day("2026-04-01"), "bob", "2026-q2", "R-2");
        Examples.Running.When("2026-03-12", raise, recorded)
            .Decision.ShouldBeOfType<Decision.Accepted>().Facts.ShouldHaveSingleItem()
            .Event.ShouldBe(new FeedbackActionRaised("CALL", Today.Day("2026-04-01"), "bob", "2026-Q2", "R-2", null));
        Examples.Running.When("2026-03-12", raise with { Response = "R-9" }, recorded).ThenRefused("There is no response “R-9” in 2026-Q2.");
        Examples.Running.When("2026-03-12", raise, Today.Organisation).ThenRefused("There is no feedback wave “2026-q2”.");
    }
}

using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Feedback;

public sealed class LogCommunicationTests
{
    private static readonly Scenario Told = Scoped
        .And("2026-02-03", new FeedbackActionRaised("CALL", Today.Day("2026-03-15"), "bob", null, null, null))
        .And("2026-02-04", new ScopeItemRevised("A-1", null, null, [new Promise("ACME")]), new ScopeItemDelivered("B-1", 50));

    [Theory]
    [InlineData(Topic.Action, "CALL")]
    [InlineData(Topic.Promise, "A-1")]
    [InlineData(Topic.Delivery, "B-1")]
    public void Somebody_is_told_about_it(Topic about, string reference) =>
        Told.When("2026-03-01", new LogCommunication(" Everybody ", "Newsletter", about, reference.ToLowerInvariant()))
            .Then(new CommunicationLogged("Everybody", "Newsletter", about, reference));

    [Theory]
    [InlineData(Topic.Action, "A-1", "There is no action “A-1” on that day.")]
    [InlineData(Topic.Promise, "CALL", "CRM has no scope item “CALL”.")]
    [InlineData(Topic.Promise, "B-1", "B-1 is promised to nobody on that day.")]
    [InlineData(Topic.Delivery, "A-1", "Nothing of A-1 has been delivered by that day.")]
    public void It_is_about_something_that_is_there(Topic about, string reference, string sentence) =>
        Told.When("2026-03-01", new LogCommunication("Everybody", "Newsletter", about, reference)).ThenRefused(sentence);

    [Fact]
    public void Who_was_told_and_how_is_said() =>
        Told.When("2026-03-01", new LogCommunication("", " ", Topic.Action, "CALL")).ThenRefusedAt("audience", "channel");

    [Fact]
    public void What_was_said_is_a_text() =>
        Told.When("2026-03-01", new LogCommunication("Everybody", "Newsletter", Topic.Action, "CALL", "We called"))
            .ThenTexts(new Text("message", "We called"));
}

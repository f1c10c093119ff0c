using Portfolio.App.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Verbs;

/// <summary>The verbs by which an operator redacts, erases and opens a new incarnation, while a node is running.</summary>
public sealed class AdministrationVerbTests
{
    [Fact]
    public async Task What_an_operator_does_by_verbs_is_done_and_on_record()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var run = await NodeRun.StartAsync();
        using var folder = new TemporaryFolder("verbs");
        var data = folder.Location;
        await run.Node.ExecuteAsync(new OpenDepartment("OPS", "Operations"), new(NodeRun.Officer, Note: "Ada Moss asked"), cancellation);
        var noted = run.Node.View.Position;

        (await VerbAsync("redact", $"{noted}", "story", "--reason", "gossip")).ShouldBe(
            (1, "", $"The event at position {noted} has no text of that name; it has note."));
        (await VerbAsync("redact", $"{noted}", "note")).Code.ShouldBe(2, "an act that cannot be taken back needs a reason");
        (await VerbAsync("erase-person", "ada", "--reason", "asked for it")).ShouldBe(
            (0, $"The name stands in a text: portfolio redact {noted} note --reason …\nada is erased.", ""));
        (await VerbAsync("erase-person", "ada", "--reason", "asked for it", "--redact-texts")).ShouldBe(
            (0, "ada had been erased before. The name is known no more: texts that may hold it still could not be looked for, and none was taken out now.", ""));
        (await VerbAsync("redact", $"{noted}", "note", "--reason", "gossip")).ShouldBe((0, $"Redacted; it is on record at position {noted + 2}.", ""));
        (await VerbAsync("redact", $"{noted}", "note", "--reason", "gossip")).ShouldBe((0, "These texts were redacted before; nothing was recorded.", ""));
        (await VerbAsync("open-incarnation", "--reason", "moved")).ShouldBe(
            (0, $"Incarnation 2 is open; it goes on from {noted + 2} events, and says so at position {noted + 3}.", ""));

        await run.Node.ReachAsync(noted + 3, cancellation);
        run.Node.View.Log.After(noted).Select(e => e.Event.GetType()).ShouldBe([typeof(PersonErased), typeof(TextRedacted), typeof(IncarnationOpened)]);
        run.Node.View.Log.After(noted).ShouldAllBe(e => e.Actor == new Actor("operator", "admin", "verb"));
        run.Node.People.Knows("ada").ShouldBeFalse();
        new ErasedPeopleFile(Path.Combine(data, ErasedPeopleFile.Name)).Read().ShouldBe(["ada"]);

        async Task<(int Code, string Output, string Error)> VerbAsync(params string[] arguments)
        {
            var (code, output, error) = await VerbRun.OnAsync(run.ConnectionString, [.. arguments, "--data", data]);
            return (code, output.TrimEnd('\n'), error.TrimEnd('\n'));
        }
    }
}

using Npgsql;
using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Verbs;
using Portfolio.Domain.Departments;
using Portfolio.Fixtures;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Tests.Audit;

/// <summary>Verification as an auditor runs it: verbs with exit codes, on a live ledger and on a bundle offline.</summary>
public sealed class VerifyVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-verify-").FullName;

    private string Keys => Path.Combine(_folder, "keys");

    private string Kept => Path.Combine(_folder, "kept");

    [Fact]
    public async Task An_auditor_verifies_the_ledger_and_a_bundle_and_is_told_the_first_position_that_is_wrong()
    {
        await using var run = await NodeRun.StartAsync();
        var (database, ledger) = (run.ConnectionString, run.Node.Ledger.Head.LedgerId.ToString());

        var published = await RunAsync(database, "checkpoint");
        published.ExitCode.ShouldBe(ExitCode.Done, published.Error);
        published.Output.ShouldStartWith($"portfolio.ledger/{ledger}\n1\n");
        var keys = await RunAsync(database, "checkpoint", "keys");
        var (checkpoint, key) = (Write("elsewhere.txt", published.Output), Write("key.pem", keys.Output));

        var whole = await RunAsync(database, "verify", "--checkpoint", checkpoint, "--key", key, "--ledger", ledger);
        whole.ExitCode.ShouldBe(ExitCode.Done, whole.Error);
        whole.Output.ShouldContain("1 events in 1 streams are as they were recorded.");
        whole.Output.ShouldContain("Checkpoints: 2 agree");

        var bundle = Path.Combine(_folder, "bundle.zip");
        var exported = await RunAsync(database, "export", "bundle", bundle);
        (exported.ExitCode, exported.Error).ShouldBe((ExitCode.Done, $"exported 1 of 1 events{Environment.NewLine}"));
        (await RunAsync(null, "verify", bundle)).ExitCode.ShouldBe(ExitCode.WrongUse, "nothing is pinned");
        var right = await RunAsync(null, "verify", bundle, "--ledger", ledger, "--key", key);
        (right.ExitCode, right.Error).ShouldBe((ExitCode.Done, $"verified 1 of 1 events{Environment.NewLine}"));
        (await RunAsync(null, "verify", bundle, "--ledger", Guid.NewGuid().ToString(), "--key", key)).ExitCode.ShouldBe(ExitCode.FaultFound);

        // Somebody takes a text out without putting that on the record.
        await run.Node.ExecuteAsync(new OpenDepartment("CX", "Customers"), new Envelope(NodeRun.Officer, Note: "secret"), TestContext.Current.CancellationToken);
        await OwnerAsync(database, "alter table ledger.texts disable trigger all; update ledger.texts set salt = null, content = null");
        var silent = await RunAsync(database, "verify");

        await OwnerAsync(database, "alter table ledger.events disable trigger all; update ledger.events set actor = 'nobody' where position = 1");
        var altered = await RunAsync(database, "verify");

        (silent.ExitCode, silent.Output).ShouldBe(
            (ExitCode.FaultFound, $"Position 2: The text “note” was taken out, and no redaction of it is on the record.{Environment.NewLine}"));
        altered.ExitCode.ShouldBe(ExitCode.FaultFound);
        altered.Output.ShouldBe($"Position 1: The event is not what its leaf hash was made of.{Environment.NewLine}");
    }

    [Fact]
    public async Task A_head_that_cannot_be_read_is_a_fault_that_was_found_and_not_a_verification_that_failed()
    {
        await using var run = await NodeRun.StartAsync();
        await OwnerAsync(
            run.ConnectionString, "alter table ledger.head disable trigger all; update ledger.head set last_recorded_at = '0044-03-15 BC'");

        var found = await RunAsync(run.ConnectionString, "verify");

        (found.ExitCode, found.Output).ShouldBe((ExitCode.FaultFound, $"The ledger’s head holds a value that no append writes.{Environment.NewLine}"));
    }

    [Fact]
    public async Task A_checkpoint_that_an_auditor_gives_is_never_passed_over_in_silence()
    {
        await using var run = await NodeRun.StartAsync();
        var (cancellation, place) = (TestContext.Current.CancellationToken, new CheckpointPlace(Keys, Kept, null, TimeSpan.FromMinutes(5)));
        var (database, ledger) = (run.ConnectionString, run.Node.Ledger.Head.LedgerId.ToString());
        using var publisher = new CheckpointPublisher(run.Node.Ledger, place);
        await publisher.PublishAsync(cancellation);
        var former = publisher.Keys.Single();
        await RotateCheckpointKey.RunAsync(run.Node, place, NodeRun.Officer, cancellation);
        using var signer = await new KeyFolder(Keys).SignerAsync(cancellation);
        var key = Write("new.pem", signer.Public.Pem);
        var now = await publisher.PublishAsync(cancellation);
        var same = Write("same.txt", now.Note);
        var longer = Write("longer.txt", signer.Sign(now.Checkpoint with { Size = 9 }).Note);

        // The folder's oldest file is signed by the former key alone.
        signer.Public.ShouldNotBe(former);
        var rotated = await RunAsync(database, "verify", "--key", key, "--checkpoint", same);
        (rotated.ExitCode, rotated.Output).ShouldSatisfyAllConditions(
            r => r.ExitCode.ShouldBe(ExitCode.Done, r.Output), r => r.Output.ShouldContain("Checkpoints: 3 agree, 0 left behind"));

        var bundle = Path.Combine(_folder, "bundle.zip");
        (await RunAsync(database, "export", "bundle", bundle)).ExitCode.ShouldBe(ExitCode.Done);
        var held = await RunAsync(null, "verify", bundle, "--ledger", ledger, "--key", key, "--checkpoint", same, "--checkpoint", longer);
        held.Output.ShouldContain("Checkpoints: 1 agree, 1 could not be compared.");
        (held.ExitCode, held.Error).ShouldSatisfyAllConditions(
            h => h.ExitCode.ShouldBe(ExitCode.WrongUse), h => h.Error.ShouldContain("more events than the bundle holds"));

        await OpenIncarnation.RunAsync(run.Node, database, "restored", NodeRun.Officer, cancellation);
        (await RunAsync(database, "verify", "--checkpoint", same)).ExitCode.ShouldBe(ExitCode.Done, "it goes on from all of it");
        var left = await RunAsync(database, "verify", "--checkpoint", longer);
        await OwnerAsync(database, "update ledger.head set incarnation = 3");
        var raised = await RunAsync(database, "verify");

        left.ExitCode.ShouldBe(ExitCode.FaultFound);
        left.Output.ShouldStartWith("The checkpoint of 9 events in incarnation 1 was left behind by incarnation 2, which went on from 2 events");
        (raised.ExitCode, raised.Output).ShouldBe(
            (ExitCode.FaultFound, $"The ledger says that it is in incarnation 3, and no event on its record opens that.{Environment.NewLine}"));
    }

    [Fact]
    public async Task A_proof_leads_from_a_checkpoint_that_was_kept_elsewhere_or_it_is_said_that_none_does()
    {
        await using var run = await NodeRun.StartAsync();
        var (cancellation, database) = (TestContext.Current.CancellationToken, run.ConnectionString);
        var kept = Write("kept.txt", (await RunAsync(database, "checkpoint")).Output);
        var key = Write("key.pem", (await RunAsync(database, "checkpoint", "keys")).Output);
        await run.Node.ExecuteAsync(new OpenDepartment("CX", "Customers"), new Envelope(NodeRun.Officer), cancellation);
        using var signer = await new KeyFolder(Keys).SignerAsync(cancellation);
        var longer = Write("longer.txt", signer.Sign(SignedCheckpoint.Parse(await File.ReadAllTextAsync(kept, cancellation)).Checkpoint with { Size = 9 }).Note);
        using var stranger = CheckpointSigner.Create();
        var foreign = Write("foreign.pem", stranger.Public.Pem);

        var proven = await RunAsync(database, "prove", "consistency", "--checkpoint", kept);
        var elsewhere = await VerbRun.OnAsync(database, "prove", "consistency", "--checkpoint", kept, "--key", key);
        var ahead = await RunAsync(database, "prove", "consistency", "--checkpoint", longer);
        var unsigned = await RunAsync(database, "prove", "consistency", "--checkpoint", kept, "--key", foreign);
        var both = await RunAsync(database, "prove", "consistency", "1", "--checkpoint", kept);
        var neither = await RunAsync(database, "prove", "consistency");
        await OwnerAsync(database, "alter table ledger.events disable trigger all; update ledger.events set leaf_hash = sha256('other') where position = 1");
        var altered = await RunAsync(database, "prove", "consistency", "--checkpoint", kept);

        proven.ExitCode.ShouldBe(ExitCode.Done, proven.Error);
        proven.Output.ShouldContain("The first 2 events of ledger");
        proven.Output.ShouldContain("begin with the first 1, unchanged.");
        elsewhere.ShouldBe(proven);
        (ahead.ExitCode, ahead.Output).ShouldBe((ExitCode.FaultFound, $"The checkpoint vouches for 9 events, and the ledger holds 2.{Environment.NewLine}"));
        (unsigned.ExitCode, unsigned.Error.Trim()).ShouldBe(
            (ExitCode.WrongUse, $"{kept} is signed by none of the keys at hand: give the ledger’s public key with --key."));
        (both.ExitCode, both.Error.Trim()).ShouldBe((ExitCode.WrongUse, "FROM: Say from which size, or from which --checkpoint: one of the two."));
        neither.ShouldBe(both);
        (altered.ExitCode, altered.Output).ShouldBe(
            (ExitCode.FaultFound, $"The ledger’s first 1 events are not those that the checkpoint vouches for.{Environment.NewLine}"));
    }

    [Fact]
    public async Task Of_one_stream_it_is_said_that_nothing_in_it_tells_a_redaction_from_a_removal()
    {
        await using var run = await NodeRun.StartAsync();
        var (cancellation, database, ledger) = (TestContext.Current.CancellationToken, run.ConnectionString, run.Node.Ledger.Head.LedgerId.ToString());
        await run.Node.ExecuteAsync(new OpenDepartment("CX", "Customers"), new Envelope(NodeRun.Officer, Note: "secret"), cancellation);
        await run.Node.RedactAsync(new RedactTexts(2, ["note"], "gossip"), new Envelope(NodeRun.Officer), cancellation);
        await RunAsync(database, "checkpoint");
        var key = Write("key.pem", (await RunAsync(database, "checkpoint", "keys")).Output);
        var (all, one) = (Path.Combine(_folder, "all.zip"), Path.Combine(_folder, "one.zip"));
        var stream = (await run.Node.Ledger.Reader.ReadOneAsync(2, cancellation))!.Stream;
        (await RunAsync(database, "export", "bundle", all)).ExitCode.ShouldBe(ExitCode.Done);
        (await RunAsync(database, "export", "bundle", one, "--stream", stream)).ExitCode.ShouldBe(ExitCode.Done);

        var ofAll = await RunAsync(null, "verify", all, "--ledger", ledger, "--key", key);
        var ofOne = await RunAsync(null, "verify", one, "--ledger", ledger, "--key", key);

        (ofAll.ExitCode, ofOne.ExitCode).ShouldBe((ExitCode.Done, ExitCode.Done), ofAll.Output + ofOne.Output);
        ofAll.Output.ShouldSatisfyAllConditions(o => o.ShouldContain("Redacted texts: 1."), o => o.ShouldNotContain("cannot be told"));
        ofOne.Output.ShouldContain($": 1 events of {stream} are as they were recorded.");
        ofOne.Output.ShouldContain("Whether a redaction of them is on the record cannot be told from a bundle of one stream");
    }

    [Theory]
    [InlineData("effective_on = '20000-01-01'", "holds a value that no append writes")]
    [InlineData("recorded_at = 'infinity'", "holds a value that no append writes")]
    [InlineData("text_names = array[null]", "holds a value that no append writes")]
    [InlineData("data = '[]'", "is not what its leaf hash was made of")]
    public async Task What_no_program_can_read_in_the_ledgers_own_stream_is_found_as_anywhere(string change, string sentence)
    {
        await using var run = await NodeRun.StartAsync();
        await OpenIncarnation.RunAsync(run.Node, run.ConnectionString, "restored", NodeRun.Officer, TestContext.Current.CancellationToken);
        await OwnerAsync(
            run.ConnectionString, $"alter table ledger.events disable trigger all; update ledger.events set {change} where stream = '{AdministrationStreams.Ledger}'");

        var found = await RunAsync(run.ConnectionString, "verify");

        (found.ExitCode, found.Output).ShouldBe((ExitCode.FaultFound, $"Position 2: The event {sentence}.{Environment.NewLine}"), found.Error);
    }

    [Fact]
    public async Task That_nothing_could_be_verified_is_neither_right_nor_wrong()
    {
        await using var run = await NodeRun.StartAsync();
        var there = new NpgsqlConnectionStringBuilder(run.ConnectionString) { Pooling = false };
        var empty = await PostgresRun.CreateDatabaseAsync();

        var unreachable = await RunAsync("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing", "verify");
        var unknown = await RunAsync(new NpgsqlConnectionStringBuilder(there.ConnectionString) { Database = "nothing" }.ConnectionString, "verify");
        var none = await RunAsync(empty, "verify");

        (unreachable.ExitCode, unreachable.Output).ShouldBe((ExitCode.Failed, ""));
        unreachable.Error.ShouldStartWith("PostgreSQL cannot be reached: ");
        (unknown.ExitCode, unknown.Output).ShouldBe((ExitCode.Failed, ""));
        unknown.Error.ShouldContain("\"nothing\" does not exist");
        none.ShouldBe((ExitCode.Failed, "", $"The database holds no ledger.{Environment.NewLine}"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task OwnerAsync(string database, string sql)
    {
        await using var owner = NpgsqlDataSource.Create(database);
        await using var change = owner.CreateCommand(sql);
        await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string? database, params string[] arguments) =>
        VerbRun.InAsync(
            new() { [LedgerPlace.Variable] = database, [CheckpointPlace.KeysVariable] = Keys, [CheckpointPlace.FolderVariable] = Kept }, arguments);
}

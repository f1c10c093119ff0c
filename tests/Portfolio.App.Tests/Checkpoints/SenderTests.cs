using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Access;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Checkpoints;
using Portfolio.App.Tests.Access.Provider;
using Portfolio.App.Tests.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Pages;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Tests.Checkpoints;

/// <summary>What was kept is sent on by one program at a time, whatever a receiver answers to one of them.</summary>
public sealed class SenderTests : IDisposable
{
    private static readonly Guid Ledger = Guid.NewGuid();

    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-sender-").FullName;
    private readonly KeptLog _log = new();

    private CheckpointPlace Place => new(Path.Combine(_folder, "keys"), Path.Combine(_folder, "kept"), null, TimeSpan.FromMinutes(5));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_programs_do_not_send_at_the_same_time_and_one_that_is_asked_for_meanwhile_is_not_said_to_be_sent()
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var one = Of(receiver, "notes");
        using var other = Of(receiver, "notes");
        var first = await KeepAsync(1);
        TaskCompletionSource came = new(), goOn = new();
        receiver.Answer = async _ =>
        {
            came.TrySetResult();
            await goOn.Task;
            return 204;
        };

        var sending = one.SendUnsentAsync(first, TimeSpan.Zero, Cancellation);
        await came.Task.WaitAsync(Cancellation);
        var second = await KeepAsync(2);
        (await other.SendUnsentAsync(second, TimeSpan.Zero, Cancellation)).ShouldBeFalse("the one that sends is not done");
        (await other.SendAtOnceAsync(second, Cancellation)).ShouldBeFalse("it was not sent");
        var waiting = other.SendUnsentAsync(second, TimeSpan.FromMinutes(1), Cancellation);
        goOn.SetResult();

        (await sending).ShouldBeTrue();
        (await waiting).ShouldBeTrue();
        receiver.Took.Select(t => t.Body).ShouldBe([first.Note, second.Note], "each once");
    }

    [Theory]
    [InlineData(409)]
    [InlineData(412)]
    public async Task A_receiver_that_has_one_under_its_name_already_is_sent_the_next_and_the_log_says_so(int status)
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var sender = Of(receiver, "store/");
        var (first, second) = await TwoUnsentAsync(sender, receiver);

        // It took the first, and its answer got lost.
        receiver.Answer = body => Task.FromResult(body == first.Note ? status : 204);
        (await sender.SendUnsentAsync(second, TimeSpan.Zero, Cancellation)).ShouldBeTrue();

        receiver.Took.Select(t => t.Body).ShouldBe([second.Note]);
        sender.Refused().ShouldBe(0);
        _log.Lines.ShouldContain(l => l.Contains($"answered {status}: it holds a checkpoint {KeptCheckpoints.NameOf(first.Checkpoint)} already"));
    }

    [Theory]
    [InlineData("notes", 400)]
    [InlineData("notes", 409)]
    [InlineData("notes", 422)]
    [InlineData("store/", 403)]
    [InlineData("store/", 413)]
    public async Task One_that_is_refused_does_not_keep_newer_ones_and_is_told_of(string path, int status)
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var sender = Of(receiver, path);
        var (first, second) = await TwoUnsentAsync(sender, receiver);
        var third = await KeepAsync(3);
        receiver.Answer = body => Task.FromResult(body == first.Note ? status : 204);

        (await sender.SendUnsentAsync(third, TimeSpan.Zero, Cancellation)).ShouldBeTrue();

        receiver.Took.Select(t => t.Body).ShouldBe([third.Note, second.Note], "the newest shows that it is not the receiver, and each once");
        var name = KeptCheckpoints.NameOf(first.Checkpoint);
        File.ReadAllText(Directory.GetFiles(Place.Folder, "refused-*").Single(f => !f.EndsWith(".lock", StringComparison.Ordinal))).ShouldBe($"{name} {status}\n");
        sender.Refused().ShouldBe(1);
        _log.Lines.ShouldContain(l => l.Contains($"answered {status} to the checkpoint {name} and takes newer ones"));

        var fourth = await KeepAsync(4);
        (await sender.SendUnsentAsync(fourth, TimeSpan.Zero, Cancellation)).ShouldBeTrue();
        receiver.Took.Select(t => t.Body).ShouldBe([third.Note, second.Note, fourth.Note], "it goes on from there");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Where_all_are_refused_none_is_passed_over_and_each_goes_in_order_later(int status)
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var sender = Of(receiver, "notes");
        var (first, second) = await TwoUnsentAsync(sender, receiver);
        receiver.Answer = _ => Task.FromResult(status);

        ((int?)(await Should.ThrowAsync<HttpRequestException>(() => sender.SendUnsentAsync(second, TimeSpan.Zero, Cancellation))).StatusCode).ShouldBe(status);
        sender.Refused().ShouldBe(0);
        receiver.Answer = _ => Task.FromResult(204);
        (await sender.SendUnsentAsync(second, TimeSpan.Zero, Cancellation)).ShouldBeTrue();

        receiver.Took.Select(t => t.Body).ShouldBe([first.Note, second.Note]);
    }

    [Fact]
    public async Task One_that_is_refused_for_want_of_access_alone_is_not_passed_over()
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var sender = Of(receiver, "notes");
        var (first, second) = await TwoUnsentAsync(sender, receiver);
        receiver.Answer = body => Task.FromResult(body == first.Note ? 401 : 204);

        await Should.ThrowAsync<HttpRequestException>(() => sender.SendUnsentAsync(second, TimeSpan.Zero, Cancellation));

        receiver.Took.ShouldBeEmpty("that it is let in again shows with the first");
    }

    [Fact]
    public async Task One_that_is_asked_for_goes_ahead_of_what_waits_which_goes_later_all_the_same()
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var sender = Of(receiver, "notes");
        var (first, second) = await TwoUnsentAsync(sender, receiver);

        (await sender.SendAtOnceAsync(second, Cancellation)).ShouldBeTrue();
        receiver.Took.Select(t => t.Body).ShouldBe([second.Note], "nobody who asks for one waits for the others");
        (await sender.SendUnsentAsync(second, TimeSpan.Zero, Cancellation)).ShouldBeTrue();
        receiver.Took.Select(t => t.Body).ShouldBe([second.Note, first.Note, second.Note], "once more, in its turn");

        (await sender.SendAtOnceAsync(second, Cancellation)).ShouldBeTrue("it was sent");
        var third = await KeepAsync(3);
        (await sender.SendAtOnceAsync(third, Cancellation)).ShouldBeTrue();
        (await sender.SendUnsentAsync(third, TimeSpan.Zero, Cancellation)).ShouldBeTrue();
        receiver.Took.Skip(3).Select(t => t.Body).ShouldBe([third.Note], "where nothing waits before it, it is done");
    }

    [Fact]
    public async Task Whoever_asks_for_one_waits_no_longer_than_the_bound_for_a_receiver_that_never_answers()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var publisher = new CheckpointPublisher(run.Node.Ledger, Place, Of(receiver, "notes", new HurriedTime()));
        var silent = new TaskCompletionSource<int>();
        receiver.Answer = _ => silent.Task;

        var (signed, waits, fault) = await CurrentCheckpoint.SentNowAsync(publisher, Cancellation);

        (signed?.Checkpoint, waits, fault).ShouldBe((Checkpoint.Of(await run.Node.Ledger.Reader.HeadAsync(Cancellation)), true, null));
        (await publisher.Kept.NewestAsync(Cancellation))!.Note.ShouldBe(signed!.Note);
        _log.Lines.ShouldContain(l => l.EndsWith("could not be sent at once: 127.0.0.1 did not answer within 10 seconds", StringComparison.Ordinal));
        silent.SetResult(204);
    }

    [Fact]
    public async Task Whether_one_that_was_asked_for_is_sent_the_answer_and_the_page_say()
    {
        await using var receiver = await CheckpointReceiver.StartAsync();
        receiver.Answer = _ => Task.FromResult(400);
        await using var web = await WebRun.StartAsync(
            await NodeRun.StartAsync(), options: o => o with { Checkpoints = Place with { Url = new Uri(receiver.Address, "notes") } });
        using var client = web.As(Roles.Auditor);
        using var auditor = await PageCaller.SignInAsync(web, Roles.Auditor);
        const string waits = "It is signed and kept, and was not sent on yet.";

        var kept = await client.PostAsync("/api/audit/checkpoint", null, Cancellation);
        (await auditor.SendAsync("/audit/proof/sign", [])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await auditor.GetAsync("/audit/proof?waits=true")).ShouldContain(waits);
        (await auditor.GetAsync("/audit/proof")).ShouldNotContain(waits);
        receiver.Answer = _ => Task.FromResult(204);
        var sent = await client.PostAsync("/api/audit/checkpoint", null, Cancellation);

        (kept.StatusCode, sent.StatusCode).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.OK));
        var note = await kept.Content.ReadAsStringAsync(Cancellation);
        SignedCheckpoint.Parse(note).Checkpoint.Size.ShouldBe(web.Node.Node.View.Position);
        (await Place.Kept().NewestAsync(Cancellation))!.Note.ShouldBe(note);
        receiver.Took.ShouldContain(("POST /notes", note));
    }

    [Fact]
    public async Task What_the_verb_signed_it_prints_and_fails_where_it_is_not_sent()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        receiver.Answer = _ => Task.FromResult(400);

        var failed = await RunAsync();
        receiver.Answer = _ => Task.FromResult(204);
        var done = await RunAsync();

        failed.ShouldBe((ExitCode.Failed, (await Place.Kept().NewestAsync(Cancellation))!.Note, $"127.0.0.1 answered 400.{Environment.NewLine}"));
        done.ShouldBe((ExitCode.Done, failed.Output, ""));
        receiver.Took.ShouldBe([("POST /notes", failed.Output)]);

        Task<(int ExitCode, string Output, string Error)> RunAsync() => VerbRun.InAsync(
            new()
            {
                [LedgerPlace.Variable] = run.ConnectionString,
                [CheckpointPlace.KeysVariable] = Place.Keys,
                [CheckpointPlace.FolderVariable] = Place.Folder,
                [CheckpointPlace.UrlVariable] = new Uri(receiver.Address, "notes").AbsoluteUri,
            },
            "checkpoint");
    }

    [Fact]
    public async Task What_cannot_be_noted_is_no_reason_to_withhold_what_was_signed()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var publisher = new CheckpointPublisher(run.Node.Ledger, Place, Of(receiver, "notes"));
        Directory.CreateDirectory(SentCheckpoints.FileOf("sent", Place.Folder, new Uri(receiver.Address, "notes")) + ".new");

        var (signed, waits, fault) = await CurrentCheckpoint.SentNowAsync(publisher, Cancellation);

        (signed is null, waits, fault).ShouldBe((false, true, null));
    }

    [Fact]
    public async Task The_timer_tells_of_what_a_receiver_refused_until_its_file_is_gone()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        var place = Place with { Url = new Uri(receiver.Address, "notes"), Every = TimeSpan.FromMilliseconds(20) };
        using var publisher = new CheckpointPublisher(run.Node.Ledger, place, Of(receiver, "notes"));
        var refused = SentCheckpoints.FileOf("refused", place.Folder, place.Url);
        Directory.CreateDirectory(place.Folder);
        await File.WriteAllTextAsync(refused, "0000000001-0000000000000000001.checkpoint 400\n", Cancellation);
        using var timer = new CheckpointTimer(publisher, place, TimeProvider.System, NullLogger<CheckpointTimer>.Instance);

        await timer.StartAsync(Cancellation);
        while (timer.Refusal is null)
        {
            await Task.Delay(10, Cancellation);
        }

        (timer.Trouble, timer.Refusal).ShouldBe(
            (null, "127.0.0.1 refused 1 of the checkpoints and took newer ones; refused-… beside them says which"));
        File.Delete(refused);
        while (timer.Refusal is not null)
        {
            await Task.Delay(10, Cancellation);
        }

        await timer.StopAsync(Cancellation);
    }

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private CheckpointSender Of(CheckpointReceiver receiver, string path, TimeProvider? clock = null) =>
        CheckpointSender.Of(Place with { Url = new Uri(receiver.Address, path) }, clock ?? new UnboundTime(), _log)!;

    private async Task<SignedCheckpoint> KeepAsync(long size)
    {
        using var signer = await new KeyFolder(Place.Keys).SignerAsync(Cancellation);
        var signed = signer.Sign(new Checkpoint(Ledger, 1, Sample: false, size, [.. new byte[32]]));
        Place.Kept().Keep(signed);
        return signed;
    }

    /// <summary>The first could not be sent, and the second was kept since.</summary>
    private async Task<(SignedCheckpoint First, SignedCheckpoint Second)> TwoUnsentAsync(CheckpointSender sender, CheckpointReceiver receiver)
    {
        var first = await KeepAsync(1);
        receiver.Failures = 3;
        await Should.ThrowAsync<HttpRequestException>(() => sender.SendUnsentAsync(first, TimeSpan.Zero, Cancellation));
        receiver.Failures = 0;
        return (first, await KeepAsync(2));
    }

    /// <summary>Pauses between tries are short, and nothing runs into the bound.</summary>
    private sealed class UnboundTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < CheckpointSender.AtOnce ? dueTime / 100 : dueTime, period);
    }
}

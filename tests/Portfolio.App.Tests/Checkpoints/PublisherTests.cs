using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Departments;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Tests.Checkpoints;

/// <summary>Checkpoints are signed by a key outside the database, kept, sent on, and never of a ledger that is another.</summary>
public sealed class PublisherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-checkpoints-").FullName;

    private CheckpointPlace Place => new(Path.Combine(_folder, "keys"), Path.Combine(_folder, "kept"), null, TimeSpan.FromMinutes(5));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_one_makes_the_key_for_its_owner_alone_and_each_is_kept()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);

        var first = await publisher.PublishAsync(Cancellation);
        (await publisher.PublishAsync(Cancellation)).Note.ShouldBe(first.Note, "nothing was recorded since");
        await RecordAsync(run);
        var second = await publisher.PublishAsync(Cancellation);

        first.Checkpoint.LedgerId.ShouldBe(run.Node.Ledger.Head.LedgerId);
        second.Checkpoint.Size.ShouldBe(first.Checkpoint.Size + 1);
        second.IsSignedBy(publisher.Keys).ShouldBeTrue();
        (await publisher.Kept.AllAsync(Cancellation).ToListAsync(Cancellation)).Select(k => k.Note).ShouldBe([first.Note, second.Note]);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode others = (UnixFileMode)0b111_111;
            (File.GetUnixFileMode(Place.Keys) & others).ShouldBe(UnixFileMode.None);
            foreach (var file in Directory.GetFiles(Place.Keys))
            {
                (File.GetUnixFileMode(file) & others).ShouldBe(UnixFileMode.None, file);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_signed_that_the_newest_kept_one_does_not_agree_with()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);
        var newest = await publisher.PublishAsync(Cancellation);
        using var signer = await new KeyFolder(Place.Keys).SignerAsync(Cancellation);
        publisher.Kept.Keep(signer.Sign(newest.Checkpoint with { Size = newest.Checkpoint.Size + 5 }));

        (await Should.ThrowAsync<LedgerDamagedException>(() => publisher.PublishAsync(Cancellation))).Message
            .ShouldStartWith("No checkpoint is signed: The checkpoint vouches for");
    }

    [Fact]
    public async Task A_later_incarnation_counts_as_its_opening_on_the_record_says_and_its_number_alone_does_not()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);
        var first = (await publisher.PublishAsync(Cancellation)).Checkpoint;
        using var signer = await new KeyFolder(Place.Keys).SignerAsync(Cancellation);
        await using (var owner = Npgsql.NpgsqlDataSource.Create(run.ConnectionString))
        await using (var raise = owner.CreateCommand("update ledger.head set incarnation = 2"))
        {
            await raise.ExecuteNonQueryAsync(Cancellation);
        }

        (await RefusedAsync(publisher)).ShouldBe(
            "No checkpoint is signed: The ledger says that it is in incarnation 2, and no event on its record opens that.");

        await OpenIncarnation.RunAsync(run.Node, run.ConnectionString, "looked at", NodeRun.Officer, Cancellation);
        (await publisher.PublishAsync(Cancellation)).Checkpoint.Incarnation.ShouldBe(3);

        // What it went on from was rewritten, against what was vouched for.
        Directory.Delete(publisher.Kept.Folder, recursive: true);
        publisher.Kept.Keep(signer.Sign(first with { Root = [.. new byte[32]] }));
        (await RefusedAsync(publisher)).ShouldStartWith($"No checkpoint is signed: The ledger’s first {first.Size} events are not those");

        // It went on without events that were vouched for, and says so.
        publisher.Kept.Keep(signer.Sign(first with { Size = first.Size + 1, Root = [.. new byte[32]] }));
        (await publisher.PublishAsync(Cancellation)).Checkpoint.Incarnation.ShouldBe(3);

        static async Task<string> RefusedAsync(CheckpointPublisher publisher) =>
            (await Should.ThrowAsync<LedgerDamagedException>(() => publisher.PublishAsync(Cancellation))).Message;
    }

    [Fact]
    public async Task A_lost_private_key_is_not_replaced_in_silence()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);
        await publisher.PublishAsync(Cancellation);
        File.Delete(Path.Combine(Place.Keys, "signing.pem"));
        await RecordAsync(run);

        (await Should.ThrowAsync<IOException>(() => publisher.PublishAsync(Cancellation))).Message.ShouldStartWith("The private key is missing");
    }

    [Fact]
    public async Task A_new_key_goes_on_the_record_and_both_sign_the_last_checkpoint_of_the_former()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);
        var before = await publisher.PublishAsync(Cancellation);
        var former = publisher.Keys.ShouldHaveSingleItem();

        var rotated = await RotateCheckpointKey.RunAsync(run.Node, Place, NodeRun.Officer, Cancellation);
        var both = await publisher.Kept.NewestAsync(Cancellation);
        await RecordAsync(run);
        var after = await publisher.PublishAsync(Cancellation);

        var next = publisher.Keys.Single(k => k != former);
        rotated.ShouldBe(new CheckpointKeyRotated(former.Name, next.Name, Convert.ToBase64String(next.Encoded.AsSpan())));
        run.Node.View.Log.After(both!.Checkpoint.Size - 1, 1).Single().Event.ShouldBe(rotated, "the last event that both vouch for");
        (both.IsSignedBy([former]), both.IsSignedBy([next])).ShouldBe((true, true));
        (after.IsSignedBy([former]), after.IsSignedBy([next])).ShouldBe((false, true));
        (await publisher.Kept.AllAsync(Cancellation).ToListAsync(Cancellation)).Select(k => k.Checkpoint.Size)
            .ShouldBe([before.Checkpoint.Size, both.Checkpoint.Size, after.Checkpoint.Size], "those of the former key still verify");
    }

    [Fact]
    public async Task A_rotation_that_was_broken_off_is_gone_on_with_by_anybody_and_is_on_the_record_once()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);
        await publisher.PublishAsync(Cancellation);
        var former = publisher.Keys.ShouldHaveSingleItem();

        // What both keys sign cannot be kept: where its folder belongs there is a file.
        var full = Place with { Folder = Path.Combine(_folder, "full") };
        await File.WriteAllTextAsync(full.Folder, "", Cancellation);
        await Should.ThrowAsync<IOException>(() => RotateCheckpointKey.RunAsync(run.Node, full, NodeRun.Officer, Cancellation));
        (await new KeyFolder(Place.Keys).SignerAsync(Cancellation)).Public.ShouldBe(former, "it signs until both have signed");
        await Should.ThrowAsync<IOException>(() => RotateCheckpointKey.RunAsync(run.Node, full, NodeRun.Officer, Cancellation));
        var rotated = await RotateCheckpointKey.RunAsync(run.Node, Place, NodeRun.Officer with { Id = "another" }, Cancellation);

        var next = publisher.Keys.Single(k => k != former);
        run.Node.View.Log.After(0).Select(e => e.Event).OfType<CheckpointKeyRotated>().ShouldBe([rotated]);
        var both = (await publisher.Kept.NewestAsync(Cancellation))!;
        (both.IsSignedBy([former]), both.IsSignedBy([next])).ShouldBe((true, true));
        (await new KeyFolder(Place.Keys).SignerAsync(Cancellation)).Public.ShouldBe(next);

        (await RotateCheckpointKey.RunAsync(run.Node, Place, NodeRun.Officer, Cancellation)).Former.ShouldBe(next.Name, "the next one is another");
    }

    [Fact]
    public async Task Each_is_sent_on_and_what_could_not_be_sent_is_kept_and_sent_later()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        using var put = Of(run, Place with { Url = new Uri(receiver.Address, "store/") });
        using var post = Of(run, Place with { Url = new Uri(receiver.Address, "notes") });

        receiver.Failures = 1;
        var first = await put.PublishAsync(Cancellation);
        receiver.Took.ToArray().ShouldBe([($"PUT /store/{KeptCheckpoints.NameOf(first.Checkpoint)}", first.Note)], "after one failure");

        receiver.Failures = int.MaxValue;
        await Should.ThrowAsync<HttpRequestException>(() => post.PublishAsync(Cancellation));
        (await RecordAsync(run)).ShouldBeOfType<App.Node.Answer.Done>("appending goes on");
        receiver.Failures = 0;
        using var restarted = Of(run, Place with { Url = new Uri(receiver.Address, "notes") });
        var second = await restarted.PublishAsync(Cancellation);
        receiver.Took.Skip(1).ShouldBe([("POST /notes", first.Note), ("POST /notes", second.Note)], "each, and in order");
        await restarted.PublishAsync(Cancellation);
        receiver.Took.Count.ShouldBe(3, "what was sent is not sent again");
    }

    [Fact]
    public async Task What_both_keys_signed_is_sent_on_too()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        var place = Place with { Url = new Uri(receiver.Address, "notes") };
        using var publisher = Of(run, place);
        await publisher.PublishAsync(Cancellation);

        await RotateCheckpointKey.RunAsync(run.Node, place, NodeRun.Officer, Cancellation);
        var both = (await publisher.Kept.NewestAsync(Cancellation))!;
        await RecordAsync(run);
        var after = await publisher.PublishAsync(Cancellation);

        receiver.Took.Skip(1).Select(t => t.Body).ShouldBe([both.Note, after.Note]);
    }

    [Fact]
    public async Task A_bundle_does_not_wait_for_a_receiver_that_never_answers()
    {
        await using var run = await NodeRun.StartAsync();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var publisher = Of(run, Place with { Url = new Uri($"http://{silent.LocalEndpoint}/") });

        var (signed, fault) = await App.Audit.Proving.CurrentCheckpoint.NowAsync(publisher, Cancellation);

        (signed?.Checkpoint, fault).ShouldBe((Checkpoint.Of(await run.Node.Ledger.Reader.HeadAsync(Cancellation)), null));
        silent.Pending().ShouldBeFalse("nobody was called");
    }

    [Fact]
    public async Task A_key_whose_making_was_broken_off_signs_and_can_be_verified()
    {
        await using var run = await NodeRun.StartAsync();
        using var publisher = Of(run, Place);
        using (await new KeyFolder(Place.Keys).SignerAsync(Cancellation))
        {
        }

        // Killed between the two files: the private one is the first.
        File.Delete(Directory.GetFiles(Place.Keys, "*.public.pem").Single());

        var signed = await publisher.PublishAsync(Cancellation);
        signed.IsSignedBy(publisher.Keys).ShouldBeTrue();
        (await publisher.Kept.NewestAsync(Cancellation))!.Note.ShouldBe(signed.Note);
    }

    [Fact]
    public async Task The_private_key_is_kept_before_the_public_one_without_which_it_would_pass_for_lost()
    {
        var keys = new KeyFolder(Place.Keys);
        using var made = new FileSystemWatcher(_folder) { IncludeSubdirectories = true };
        var order = new ConcurrentQueue<string>();
        made.Renamed += (_, file) => order.Enqueue(Path.GetFileName(file.FullPath));
        made.EnableRaisingEvents = true;

        using var signer = await keys.SignerAsync(Cancellation);
        while (order.Count < 2)
        {
            await Task.Delay(10, Cancellation);
        }

        order.ToArray().ShouldBe(["signing.pem", $"{signer.Public.Name}.public.pem"]);
    }

    [Fact(Skip = "Only root can make a small disk.", SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task A_folder_that_is_full_or_closed_or_gone_or_a_file_is_told_of_and_what_was_not_kept_is_kept_later()
    {
        await using var run = await NodeRun.StartAsync();
        var folder = Place.Folder;
        Directory.CreateDirectory(folder);
        using var publisher = Of(run, Place);
        var (disk, timer) = (await SmallDisk.MountAsync(folder, "256k"), await TimerAsync());
        await using (disk)
        {
            await KeptAsync();
            disk.Fill();
            var held = Directory.GetFileSystemEntries(folder).Length;
            await TroubleAsync();
            Directory.GetFileSystemEntries(folder).Length.ShouldBe(held, "it is tried again and again, and leaves nothing each time");
            disk.Clear();
            await KeptAsync();
            await timer.StopAsync(Cancellation);

            // Only a disk that nobody writes to can be closed.
            await Processes.RunAsync("mount", "-o", "remount,ro", folder);
            timer = await TimerAsync();
            await TroubleAsync();
            await Processes.RunAsync("mount", "-o", "remount,rw", folder);
            await KeptAsync();
            await timer.StopAsync(Cancellation);
        }

        timer = await TimerAsync();
        await KeptAsync();
        Directory.Move(folder, $"{folder}-away");
        await KeptAsync();
        await timer.StopAsync(Cancellation);

        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "", Cancellation);
        timer = await TimerAsync();
        await TroubleAsync();
        File.Delete(folder);
        await KeptAsync();
        await timer.StopAsync(Cancellation);

        async Task<CheckpointTimer> TimerAsync()
        {
            var started = new CheckpointTimer(publisher, Place with { Every = TimeSpan.FromMilliseconds(20) }, TimeProvider.System, NullLogger<CheckpointTimer>.Instance);
            await started.StartAsync(Cancellation);
            return started;
        }

        // Recording goes on meanwhile, which is what each new checkpoint is of.
        async Task TroubleAsync()
        {
            (await RecordAsync(run)).ShouldBeOfType<App.Node.Answer.Done>();
            await Processes.UntilAsync(() => timer.Trouble is not null);
            timer.Trouble.ShouldBe("the folder of the keys or of the checkpoints cannot be used; the log says why");
        }

        async Task KeptAsync()
        {
            (await RecordAsync(run)).ShouldBeOfType<App.Node.Answer.Done>();
            await Processes.UntilAsync(async () => timer.Trouble is null && (await publisher.Kept.NewestAsync(Cancellation))?.Checkpoint.Size == run.Node.View.Position);
        }
    }

    [Fact]
    public async Task The_timer_tells_of_trouble_until_it_is_over()
    {
        await using var run = await NodeRun.StartAsync();
        await using var receiver = await CheckpointReceiver.StartAsync();
        var place = Place with { Url = new Uri(receiver.Address, "notes?token=hush"), Every = TimeSpan.FromMilliseconds(20) };
        using var publisher = Of(run, place);
        receiver.Failures = int.MaxValue;
        using var timer = new CheckpointTimer(publisher, place, TimeProvider.System, NullLogger<CheckpointTimer>.Instance);

        await timer.StartAsync(Cancellation);
        while (timer.Trouble is null)
        {
            await Task.Delay(10, Cancellation);
        }

        timer.Trouble.ShouldBe("127.0.0.1 answered 503", "anybody may read it");
        receiver.Failures = 0;
        while (timer.Trouble is not null)
        {
            await Task.Delay(10, Cancellation);
        }

        receiver.Took.ShouldHaveSingleItem();
        await timer.StopAsync(Cancellation);
    }

    [Fact]
    public async Task What_the_timer_tells_of_a_key_names_no_folder()
    {
        await using var run = await NodeRun.StartAsync();
        Directory.CreateDirectory(Place.Keys);
        await File.WriteAllTextAsync(Path.Combine(Place.Keys, "signing.pem"), "no key", Cancellation);
        using var publisher = Of(run, Place);
        using var timer = new CheckpointTimer(publisher, Place, TimeProvider.System, NullLogger<CheckpointTimer>.Instance);

        await timer.StartAsync(Cancellation);
        while (timer.Trouble is null)
        {
            await Task.Delay(10, Cancellation);
        }

        timer.Trouble.ShouldBe("the folder of the keys or of the checkpoints cannot be used; the log says why");
        await timer.StopAsync(Cancellation);
    }

    [Fact]
    public async Task While_the_program_serves_one_is_kept_from_the_start()
    {
        await using var run = await WebRun.StartAsync();
        var publisher = run.App.Services.GetRequiredService<CheckpointPublisher>();
        while (await publisher.Kept.NewestAsync(Cancellation) is null)
        {
            await Task.Yield();
        }

        (await publisher.Kept.NewestAsync(Cancellation))!.Checkpoint.LedgerId.ShouldBe(run.Node.Node.Ledger.Head.LedgerId);
        (await run.As(null).GetStringAsync("/health/ready", Cancellation)).ShouldNotContain("checkpoint");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CheckpointPublisher Of(NodeRun run, CheckpointPlace place) =>
        new(run.Node.Ledger, place, CheckpointSender.Of(place, TimeProvider.System, NullLogger.Instance));

    private static Task<App.Node.Answer> RecordAsync(NodeRun run) =>
        run.Node.ExecuteAsync(new OpenDepartment($"D{Guid.NewGuid():N}"[..8].ToUpperInvariant(), "Another"), new App.Node.Envelope(NodeRun.Officer), Cancellation);
}

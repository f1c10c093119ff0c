using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portfolio.Ledger.Bundles;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Bundles;

/// <summary>Promise 9: what an auditor takes away verifies without a database, and nothing of it can be altered.</summary>
public sealed class BundleTests(BundleTests.Exported one) : IClassFixture<BundleTests.Exported>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bundle-").FullName;

    [Theory]
    [InlineData(null, Exported.Size)]
    [InlineData("boat/2", Exported.Size / 2)]
    public async Task A_bundle_verifies_from_a_folder_and_from_a_file(string? stream, long events)
    {
        await using (var to = BundleFiles.IntoFolder(Path.Combine(folder, "folder")))
            (await one.ExportAsync(stream, to)).ShouldBe(events);
        var file = Path.Combine(folder, "bundle.zip");
        await using (var zip = File.Create(file))
        await using (var to = await BundleFiles.IntoZipAsync(new ForwardOnly(zip), default))
            await one.ExportAsync(stream, to);

        foreach (var path in new[] { Path.Combine(folder, "folder"), file })
        {
            var report = await VerifyAsync(path);
            report.Fault.ShouldBeNull();
            (report.Stream, report.Verified, report.Redacted, report.Checkpoint!.Size).ShouldBe((stream, events, 1L, Exported.Size));
        }
    }

    [Fact]
    public async Task It_holds_every_text_with_its_salt_and_says_which_is_redacted()
    {
        var lines = (await WriteAsync(null)).Select(line => JsonNode.Parse(line)!).ToList();

        lines.Count.ShouldBe((int)Exported.Size);
        lines[1]["data"]!.GetValue<string>().ShouldBe("""{ "knots" : 7 }""", "not one blank is lost");
        lines[1]["texts"]![0]!["content"]!.GetValue<string>().ShouldBe("Grüße 2\n");
        lines[1]["texts"]![0]!["salt"]!.GetValue<string>().Length.ShouldBe(32);
        lines[3]["texts"]![0]!["redacted"]!.GetValue<bool>().ShouldBeTrue();
        lines[3]["texts"]![0]!["content"].ShouldBeNull();
        File.ReadAllText(At(BundleFiles.ReadMe)).ShouldContain("openssl dgst -sha256 -verify");
    }

    [Fact]
    public async Task It_is_of_the_ledger_and_by_the_key_that_the_caller_knows_or_it_is_refused()
    {
        await WriteAsync(null);
        using var stranger = CheckpointSigner.Create();

        (await VerifyAsync(folder, Guid.NewGuid())).Fault!.Kind.ShouldBe(FaultKind.Ledger);
        (await VerifyAsync(folder, key: stranger.Public)).Fault!.Sentence.ShouldContain("not signed by a key that was given");

        // A bundle made up by somebody with a key of his own brings his key along: that is worth nothing.
        await File.WriteAllTextAsync(At(BundleFiles.Checkpoint), stranger.Sign(one.Note.Checkpoint).Note);
        await File.WriteAllTextAsync(At(BundleFiles.Keys), stranger.Public.Pem);
        (await VerifyAsync(folder)).Fault!.Kind.ShouldBe(FaultKind.Checkpoint);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("boat/2")]
    public async Task It_says_which_checkpoints_it_agrees_with_and_which_it_cannot_be_held_against(string? stream)
    {
        await WriteAsync(stream);
        var own = one.Note.Checkpoint;

        var report = await VerifyAsync(folder, checkpoints: [own, own with { Size = own.Size + 1 }]);

        (report.Fault, report.Agreeing, report.NotCompared).ShouldBe((null, 1, 1));
        (await VerifyAsync(folder, checkpoints: [own with { Root = [.. new byte[32]] }])).Fault!.Kind.ShouldBe(FaultKind.Checkpoint);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_read_me_verifies_the_checkpoint_with_common_tools_though_a_former_key_signed_first(bool stranger)
    {
        await WriteAsync(null);
        using var next = CheckpointSigner.Create();
        using var other = CheckpointSigner.Create();
        await File.WriteAllTextAsync(At(BundleFiles.Checkpoint), next.Sign(one.Note).Note);
        await File.WriteAllTextAsync(At("the-key-you-know.pem"), (stranger ? other : next).Public.Pem);
        var commands = (await File.ReadAllLinesAsync(At(BundleFiles.ReadMe)))
            .SkipWhile(line => !line.StartsWith("1.", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("2.", StringComparison.Ordinal))
            .Where(line => line.StartsWith("     ", StringComparison.Ordinal));
        var start = new ProcessStartInfo("sh", ["-c", string.Join('\n', commands)])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();

        (shell.ExitCode == 0, said.Contains("Verified OK", StringComparison.Ordinal)).ShouldBe((!stranger, !stranger), said);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("boat/2")]
    public async Task No_byte_of_its_events_can_be_changed(string? stream)
    {
        await WriteAsync(stream);
        var events = await File.ReadAllBytesAsync(At(BundleFiles.Events));
        var position = stream is null ? 1 : 2;
        for (var i = 0; i < events.Length; i++)
        {
            if (events[i] == '\n')
                position += stream is null ? 1 : 2;
            else if (i % 11 != 0)
                continue;
            events[i] ^= 1;
            await File.WriteAllBytesAsync(At(BundleFiles.Events), events);
            var fault = (await VerifyAsync(folder)).Fault.ShouldNotBeNull($"byte {i} of {events.Length}");
            if (stream is null && events[i] != ('\n' ^ 1) && fault.Kind is not (FaultKind.Position or FaultKind.Bundle))
                fault.First.ShouldBe(position);
            events[i] ^= 1;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("boat/2")]
    public async Task No_event_can_be_left_out_added_or_moved(string? stream)
    {
        var lines = await WriteAsync(stream);
        for (var i = 0; i < lines.Length; i++)
        {
            await FoundAsync([.. lines[..i], .. lines[(i + 1)..]], $"without line {i}");
            await FoundAsync([.. lines[..i], lines[i], .. lines[i..]], $"line {i} twice");
            await FoundAsync(lines[..i], $"cut before line {i}");
            if (i > 0)
                await FoundAsync([.. lines[..(i - 1)], lines[i], lines[i - 1], .. lines[(i + 1)..]], $"line {i} moved");
        }
    }

    [Fact]
    public async Task The_first_bad_position_is_named()
    {
        var lines = await WriteAsync(null);
        (await FoundAsync([.. lines[..4], .. lines[5..]])).ShouldBe("Position 5: The event is missing.");
        (await FoundAsync(lines[..7])).ShouldBe("Positions 8 to 11: The events are missing.");
        (await FoundAsync([.. lines[..4], lines[4].Replace("keeper-1", "keeper-2", StringComparison.Ordinal), .. lines[5..]]))
            .ShouldBe("Position 5: The event is not what its leaf hash was made of.");
        (await FoundAsync([.. lines[..5], lines[5].Replace("e 6", "e 7", StringComparison.Ordinal), .. lines[6..]]))
            .ShouldBe("Position 6: The text “note”, or its salt, is not what was recorded.");
        (await FoundAsync([.. lines[..5], "{", .. lines[6..]])).ShouldStartWith("Position 6: Line 6 of events.jsonl is not what it should be");
        (await FoundAsync([.. lines, lines[0]])).ShouldBe("Position 1: The position stands twice.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("boat/2")]
    public async Task An_event_altered_with_its_leaf_hash_leads_to_another_root(string? stream)
    {
        var lines = await WriteAsync(stream);
        var altered = JsonNode.Parse(lines[2])!;
        altered["type"] = "BoatSunk";
        var line = System.Text.Json.JsonSerializer.Deserialize(altered.ToJsonString(), BundleJson.Default.BundleLine)!;
        altered["leafHash"] = Convert.ToHexStringLower(Leaf.Hash(line.Read().Event));
        var found = await FoundAsync([.. lines[..2], altered.ToJsonString(), .. lines[3..]]);

        found.ShouldBe(stream is null
            ? "Positions 1 to 11: The first 11 events are not those that a checkpoint vouches for."
            : "Position 6: Its proof does not lead to the checkpoint’s root.");
    }

    [Fact]
    public async Task A_text_that_was_removed_without_a_redaction_is_found()
    {
        var lines = await WriteAsync(null);
        var removed = JsonNode.Parse(lines[5])!;
        removed["texts"]![0] = new JsonObject
        {
            ["name"] = "note",
            ["commitment"] = removed["texts"]![0]!["commitment"]!.GetValue<string>(),
            ["redacted"] = true,
        };

        (await FoundAsync([.. lines[..5], removed.ToJsonString(), .. lines[6..]]))
            .ShouldBe("Position 6: The text “note” was taken out, and no redaction of it is on the record.");
    }

    [Theory]
    [InlineData(BundleFiles.Checkpoint)]
    [InlineData(BundleFiles.Contents)]
    [InlineData(BundleFiles.Events)]
    public async Task A_missing_or_empty_file_is_found(string name)
    {
        await WriteAsync(null);
        await File.WriteAllTextAsync(At(name), "");
        (await VerifyAsync(folder)).Fault.ShouldNotBeNull();
        File.Delete(At(name));
        (await VerifyAsync(folder)).Fault!.Sentence.ShouldBe($"The bundle has no {name}.");
    }

    [Fact]
    public async Task A_file_cut_short_is_no_bundle()
    {
        var file = Path.Combine(folder, "bundle.zip");
        await using (var zip = File.Create(file))
        await using (var to = await BundleFiles.IntoZipAsync(zip, default))
            await one.ExportAsync(null, to);
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..^10]);

        await Should.ThrowAsync<IOException>(() => BundleFiles.OpenAsync(file, default));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private async Task<string[]> WriteAsync(string? stream)
    {
        await using (var to = BundleFiles.IntoFolder(folder))
            await one.ExportAsync(stream, to);
        return await File.ReadAllLinesAsync(At(BundleFiles.Events));
    }

    private async Task<string> FoundAsync(string[] lines, string what = "")
    {
        await File.WriteAllTextAsync(At(BundleFiles.Events), string.Concat(lines.Select(line => line + "\n")));
        return (await VerifyAsync(folder)).Fault.ShouldNotBeNull(what).ToString();
    }

    private async Task<BundleReport> VerifyAsync(string path, Guid? ledger = null, CheckpointKey? key = null, Checkpoint[]? checkpoints = null)
    {
        await using var bundle = await BundleFiles.OpenAsync(path, default);
        return await BundleVerification.RunAsync(
            bundle, ledger ?? one.Note.Checkpoint.LedgerId, [key ?? one.Signer.Public], checkpoints ?? [], null, default);
    }

    /// <summary>Ten events of two streams, every second with a text; that of position 4 is redacted by the eleventh.</summary>
    public sealed class Exported : IAsyncLifetime
    {
        public const long Size = 11;

        private TestLedger ledger = null!;

        public CheckpointSigner Signer { get; } = CheckpointSigner.Create();

        public SignedCheckpoint Note { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            ledger = await TestLedger.CreateAsync();
            for (var position = 2; position < Size; position += 2)
            {
                await ledger.AppendAsync(Given.Command(
                    Given.To("boat/1", ExpectedVersion.Any),
                    Given.To("boat/2", ExpectedVersion.Any, Given.Event("""{ "knots" : 7 }""", new NewText("note", $"Grüße {position}\n")))));
            }
            await ledger.Ledger.Redactor.RedactAsync(
                new(
                    "master", "keeper", "test", Guid.NewGuid(), "redaction", [.. SHA256.HashData("content"u8)], Guid.NewGuid(),
                    "harbour", new DateOnly(2026, 3, 14), 4, ["note"], "it named the skipper"),
                default);
            Note = Signer.Sign(Checkpoint.Of(await ledger.Reader.HeadAsync(default)));

            // Recorded after the checkpoint, and so in no bundle.
            await ledger.AppendAsync(Given.Command("boat/2", ExpectedVersion.Any));
        }

        public Task<long> ExportAsync(string? stream, BundleFiles to) =>
            BundleExport.WriteAsync(ledger.Ledger, stream, Note, [Signer.Public], to, null, default);

        public async ValueTask DisposeAsync()
        {
            Signer.Dispose();
            await ledger.DisposeAsync();
        }
    }

    /// <summary>As the body of an HTTP response is: it cannot seek.</summary>
    private sealed class ForwardOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(buffer, cancellationToken);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}

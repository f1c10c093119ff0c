using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Promise 11: free text can be taken out for cause. Text and salt go, the commitment stays, the redaction is an event, and
/// neither a fact nor a hash changes.
/// </summary>
public class Redactable
{
    [Fact]
    public async Task The_text_goes_and_nothing_else_changes()
    {
        await using var ledger = await WithTextsAsync();
        var (before, roots) = await SealedAsync(ledger);

        var outcome = (await ledger.Ledger.Redactor.RedactAsync(Redaction(1, "note"), default)).ShouldBeOfType<AppendOutcome.Appended>();

        outcome.ShouldBe(new AppendOutcome.Appended(3, 1, outcome.RecordedAt, outcome.Versions));
        outcome.Versions.ShouldBe([new StreamVersion("harbour", 1)]);
        (await ledger.Reader.ReadTextsAsync([1, 2, 3], default)).ShouldBe(
        [
            new RecordedText(1, "note", null), new RecordedText(1, "plan", "to the reef"), new RecordedText(2, "note", "a secret"),
            new RecordedText(3, "reason", "it named the skipper"),
        ]);
        (await ledger.OwnerAsync("select redacted_by from ledger.texts where position = 1 and name = 'note' and salt is null")).ShouldBe(3L);
        var (after, rootsAfter) = await SealedAsync(ledger);
        after.Take(2).Select(Flat).ShouldBe(before.Select(Flat));
        rootsAfter.Take(2).ShouldBe(roots);
        var redacted = after[2].Event;
        (redacted.Stream, redacted.Type, redacted.Schema, redacted.ActorId).ShouldBe(("harbour", TextRedactor.EventType, 1, "master"));
        System.Text.Json.JsonDocument.Parse(redacted.Data).RootElement.ToString().Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""{"position":1,"texts":["note"]}""");
        Convert.ToHexStringLower((await ledger.Reader.HeadAsync(default)).Root.AsSpan()).ShouldBe(rootsAfter[2]);
    }

    [Fact]
    public async Task Again_it_records_nothing_and_only_what_is_still_there_is_named()
    {
        await using var ledger = await WithTextsAsync();
        var redactor = ledger.Ledger.Redactor;
        var first = Redaction(1, "note");
        await redactor.RedactAsync(first, default);

        (await redactor.RedactAsync(Redaction(1, "note"), default)).ShouldBeNull();
        (await redactor.RedactAsync(first, default)).ShouldBeOfType<AppendOutcome.Repeated>().FirstPosition.ShouldBe(3);
        (await redactor.RedactAsync(first with { ContentHash = [.. new byte[32]] }, default)).ShouldBeOfType<AppendOutcome.KeyReused>();
        (await ledger.AllAsync()).Length.ShouldBe(3);

        (await redactor.RedactAsync(Redaction(1, "note", "plan"), default)).ShouldBeOfType<AppendOutcome.Appended>();
        (await ledger.AllAsync())[3].Data.ShouldContain("[\"plan\"]");
    }

    [Theory]
    [InlineData(1, "story")]
    [InlineData(7, "note")]
    [InlineData(1)]
    public async Task A_text_that_is_not_there_cannot_be_taken_out(long position, params string[] names)
    {
        await using var ledger = await WithTextsAsync();

        (await ledger.Ledger.Redactor.RedactAsync(Redaction(position, names), default))
            .ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe(LedgerErrors.NoSuchText);
        (await ledger.AllAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_redaction_allows_just_its_own_texts_to_go_even_to_the_owner()
    {
        await using var ledger = await WithTextsAsync();
        await ledger.Ledger.Redactor.RedactAsync(Redaction(1, "note"), default);

        foreach (var change in new[]
        {
            "content = null, salt = null, redacted_by = 3 where position = 1 and name = 'plan'",
            "content = null, salt = null, redacted_by = 3 where position = 2",
            "content = 'back again' where position = 1 and name = 'note'",
            "redacted_by = null where position = 1 and name = 'note'",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => ledger.OwnerAsync($"update ledger.texts set {change}")))
                .SqlState.ShouldBe(LedgerErrors.AppendOnly, change);
        }
        (await Should.ThrowAsync<PostgresException>(() => ledger.NodeAsync("update ledger.texts set content = null")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    // The verification has read the head, and of the texts nothing yet.
    [Fact]
    public async Task A_redaction_while_the_ledger_is_verified_is_no_fault()
    {
        await using var ledger = await WithTextsAsync();
        await using var connection = await ledger.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table ledger.tiles in access exclusive mode", connection, transaction))
            await hold.ExecuteNonQueryAsync();
        var verifying = LedgerVerification.RunAsync(ledger.Node, [], null, default);
        await ledger.UntilSomebodyWaitsAsync();
        (await ledger.Ledger.Redactor.RedactAsync(Redaction(1, "note"), default)).ShouldBeOfType<AppendOutcome.Appended>();

        await transaction.CommitAsync();

        var report = await verifying;
        report.Fault.ShouldBeNull();
        (report.Ledger.Size, report.Verified, report.Redacted).ShouldBe((2, 2, 1));
    }

    [Fact]
    public async Task A_ledger_that_is_not_what_was_known_takes_no_redaction()
    {
        await using var ledger = await WithTextsAsync();
        await ledger.OwnerAsync("update ledger.head set root = sha256('other'), recent = ''");

        (await ledger.Ledger.Redactor.RedactAsync(Redaction(1, "note"), default)).ShouldBeOfType<AppendOutcome.Forked>();
        (await ledger.Reader.ReadTextsAsync([1], default))[0].Content.ShouldBe("a secret");
    }

    [Fact]
    public async Task Who_was_erased_is_not_named_again()
    {
        await using var ledger = await WithTextsAsync();
        await ledger.NodeAsync("insert into directory.erased (id) values ('p-1')");

        (await Should.ThrowAsync<PostgresException>(() => ledger.NodeAsync("insert into directory.people (id, name) values ('p-1', 'Ada')")))
            .SqlState.ShouldBe(LedgerErrors.PersonErased);
    }

    private static async Task<TestLedger> WithTextsAsync()
    {
        var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command(
            "boat/1", ExpectedVersion.New, Given.Event("{}", new NewText("note", "a secret"), new NewText("plan", "to the reef"))));
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(1), Given.Event("{}", new NewText("note", "a secret"))));
        return ledger;
    }

    private static RedactionRequest Redaction(long position, params string[] names) => new(
        "master", "keeper", "test", Guid.NewGuid(), Guid.NewGuid().ToString(), [.. SHA256.HashData("content"u8)], Guid.NewGuid(),
        "harbour", new DateOnly(2026, 3, 14), position, [.. names], "it named the skipper");

    private static async Task<(ImmutableArray<SealedEvent> Events, List<string> Roots)> SealedAsync(TestLedger ledger)
    {
        var events = ImmutableArray.CreateBuilder<SealedEvent>();
        var tree = new MerkleFrontier();
        var roots = new List<string>();
        await foreach (var page in ledger.Reader.ReadSealedAsync(0, default))
        {
            foreach (var each in page)
            {
                Leaf.Hash(each).ShouldBe([.. each.StoredLeafHash]);
                tree.Append(Leaf.Hash(each));
                roots.Add(Convert.ToHexStringLower(tree.Root));
                events.Add(each);
            }
        }
        return (events.ToImmutable(), roots);
    }

    private static string Flat(SealedEvent each) =>
        $"{each.Event} {string.Join(',', each.Event.TextNames)} {Convert.ToHexStringLower(each.StoredLeafHash.AsSpan())} "
        + string.Join(',', each.TextCommitments.Select(commitment => Convert.ToHexStringLower(commitment.AsSpan())));
}

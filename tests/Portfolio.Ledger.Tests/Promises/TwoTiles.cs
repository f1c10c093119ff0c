using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// A ledger of 300 commands with two events each, whose owner has switched the triggers off: <c>boat/1</c> has the odd
/// positions, <c>boat/2</c> the even ones, each with two texts. Changed once per test, from the same beginning.
/// </summary>
public sealed class TwoTiles : IAsyncLifetime
{
    public const long Size = 600;

    public TestLedger Ledger { get; private set; } = null!;

    /// <summary>Checkpoints of 300 and of 450 events.</summary>
    public IReadOnlyCollection<Checkpoint> Kept { get; private set; } = [];

    /// <summary>Those, and one of all events.</summary>
    public IReadOnlyCollection<Checkpoint> KeptToTheEnd { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.CreateAsync();
        var noted = Given.Event("{}", new NewText("note", "Grüße"), new NewText("plan", ""));
        for (var position = 1; position < Size; position += 2)
        {
            await Ledger.AppendAsync(Given.Command(
                Given.To("boat/1", ExpectedVersion.Any), Given.To("boat/2", ExpectedVersion.Any, noted)));
        }
        var head = Checkpoint.Of(await Ledger.Reader.HeadAsync(default));
        Kept =
        [
            head with { Size = 300, Root = [.. await Ledger.Ledger.Proofs.RootAsync(300, default)] },
            head with { Size = 450, Root = [.. await Ledger.Ledger.Proofs.RootAsync(450, default)] },
        ];
        KeptToTheEnd = [.. Kept, head];
        await Ledger.OwnerAsync(
            """
            create schema saved;
            create table saved.events as table ledger.events;
            create table saved.texts as table ledger.texts;
            create table saved.tiles as table ledger.tiles;
            create table saved.head as table ledger.head;
            alter table ledger.events disable trigger all;
            alter table ledger.texts disable trigger all;
            alter table ledger.tiles disable trigger all;
            alter table ledger.head disable trigger all;
            """);
    }

    /// <summary>The ledger as it was recorded, but for one change by its owner.</summary>
    public async Task<NpgsqlDataSource> TamperAsync(string change)
    {
        await Ledger.OwnerAsync(
            $"""
            truncate ledger.events, ledger.texts, ledger.tiles, ledger.head;
            insert into ledger.events select * from saved.events;
            insert into ledger.texts select * from saved.texts;
            insert into ledger.tiles select * from saved.tiles;
            insert into ledger.head select * from saved.head;
            {change};
            """);
        return Ledger.Node;
    }

    /// <summary>What the change is found by, or null where nothing finds it.</summary>
    public async Task<Fault?> FaultAsync(string change, IReadOnlyCollection<Checkpoint> kept) =>
        (await LedgerVerification.RunAsync(await TamperAsync(change), kept, null, default)).Fault;

    /// <summary>The change is found so, and no other way; gives the sentence that says so.</summary>
    public async Task<string> FoundAsync(
        int first, int last, FaultKind kind, string change, IReadOnlyCollection<Checkpoint> kept)
    {
        var fault = (await FaultAsync(change, kept)).ShouldNotBeNull();
        (fault.Kind, fault.First, fault.Last).ShouldBe((kind, first, last), fault.ToString());
        return fault.Sentence;
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}

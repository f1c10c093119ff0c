using Npgsql;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Promise 7: a node may append through the one door and read, nothing else; triggers refuse the rest even to the owner.
/// </summary>
public class AppendOnly(AppendOnly.OneEventWithItsText one) : IClassFixture<AppendOnly.OneEventWithItsText>
{
    private TestLedger Ledger => one.Ledger;

    public static TheoryData<string> Changes => new(
        "insert into ledger.events select * from ledger.events",
        "update ledger.events set data = '{}'",
        "update ledger.events set data = '{}' where false",
        "delete from ledger.events",
        "truncate ledger.events",
        "insert into ledger.texts values (1, 'other', '', '')",
        "update ledger.texts set content = ''",
        "delete from ledger.texts",
        "truncate ledger.texts",
        "insert into ledger.tiles values (1, 0, '')",
        "update ledger.tiles set hash = ''",
        "delete from ledger.tiles",
        "truncate ledger.tiles",
        "insert into ledger.head select * from ledger.head",
        "update ledger.head set size = 0",
        "delete from ledger.head",
        "truncate ledger.head",
        "update ledger.migrations set number = 0",
        "delete from ledger.migrations",
        "truncate ledger.migrations",
        "drop table ledger.events",
        "alter table ledger.events disable trigger append_only",
        "create table ledger.mine (id int)",
        "create or replace function ledger.refuse_change() returns trigger language plpgsql as 'begin return null; end'",
        "select ledger.grow_tree('{}', 0, '')",
        "select ledger.open_incarnation(null, 1, 1, '', '', '', '', null, '', '', '{}', null, '', '')",
        "delete from directory.erased",
        "update directory.erased set id = ''",
        "truncate directory.people");

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_node_may_not(string change) =>
        (await Should.ThrowAsync<PostgresException>(() => Ledger.NodeAsync(change)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("events", "update ledger.events set data = '{}'")]
    [InlineData("events", "update ledger.events set data = '{}' where false")]
    [InlineData("events", "delete from ledger.events")]
    [InlineData("events", "truncate ledger.events")]
    [InlineData("texts", "update ledger.texts set content = null, salt = null")]
    [InlineData("texts", "update ledger.texts set content = null, salt = null, redacted_by = 1")]
    [InlineData("texts", "update ledger.texts set content = 'other'")]
    [InlineData("texts", "update ledger.texts set name = 'other'")]
    [InlineData("texts", "delete from ledger.texts")]
    [InlineData("texts", "truncate ledger.texts")]
    [InlineData("tiles", "update ledger.tiles set hash = ''")]
    [InlineData("tiles", "delete from ledger.tiles")]
    [InlineData("tiles", "truncate ledger.tiles")]
    [InlineData("head", "delete from ledger.head")]
    [InlineData("head", "truncate ledger.head")]
    public async Task Not_even_the_owner_may(string table, string change)
    {
        var operation = change.Split(' ')[0].ToUpperInvariant();
        foreach (var role in new[] { "origin", "replica" })
        {
            var refused = await Should.ThrowAsync<PostgresException>(
                () => Ledger.OwnerAsync($"set session_replication_role = {role}; {change}"));

            refused.SqlState.ShouldBe(LedgerErrors.AppendOnly);
            refused.MessageText.ShouldBe(
                $"{operation} on ledger.{table} is refused: what is recorded is never changed or removed.");
        }
        (await Ledger.OwnerAsync("select content from ledger.texts")).ShouldBe("hallo");
    }

    [Theory]
    [InlineData("ledger_id = gen_random_uuid()")]
    [InlineData("sample = not sample")]
    [InlineData("size = size - 1")]
    [InlineData("incarnation = incarnation - 1")]
    [InlineData("last_recorded_at = last_recorded_at - interval '1 second'")]
    public async Task The_head_keeps_its_identity_and_never_turns_back(string change)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => Ledger.OwnerAsync($"update ledger.head set {change}"));

        refused.SqlState.ShouldBe(LedgerErrors.HeadIsFixed);
        refused.MessageText.ShouldBe("The ledger's identity and sample mark are fixed, and its head only moves forward.");
    }

    [Fact]
    public async Task A_node_keeps_people_beside_the_ledger_and_can_erase_them()
    {
        (await Ledger.NodeAsync("insert into directory.people (id, name) values ('p-1', 'Ada') returning name")).ShouldBe("Ada");
        (await Ledger.NodeAsync("update directory.people set name = 'Ada L.' where id = 'p-1' returning name")).ShouldBe("Ada L.");
        (await Ledger.NodeAsync("delete from directory.people where id = 'p-1' returning id")).ShouldBe("p-1");
    }

    public sealed class OneEventWithItsText : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.CreateAsync();
            var note = Given.Event("{}", new NewText("note", "hallo"));
            await Ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New, note));
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}

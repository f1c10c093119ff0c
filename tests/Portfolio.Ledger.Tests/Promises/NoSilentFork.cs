namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 10, as far as it exists: an append names the ledger and the incarnation that it is meant for.</summary>
public class NoSilentFork
{
    [Fact]
    public async Task An_append_meant_for_another_ledger_is_refused()
    {
        await using var ledger = await TestLedger.CreateAsync();
        // As a database restored from another ledger's dump under the feet of a running node.
        await ledger.OwnerAsync(
            """
            alter table ledger.head disable trigger user;
            update ledger.head set ledger_id = gen_random_uuid();
            """);

        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New)))
            .ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe(LedgerErrors.WrongLedger);
        (await ledger.AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_append_meant_for_another_incarnation_is_refused()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.OwnerAsync("update ledger.head set incarnation = incarnation + 1");

        (await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New)))
            .ShouldBeOfType<AppendOutcome.Refused>().SqlState.ShouldBe(LedgerErrors.WrongIncarnation);
        (await ledger.AllAsync()).ShouldBeEmpty();
    }
}

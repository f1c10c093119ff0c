using System.Collections.Immutable;
using System.Security.Cryptography;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Ledger;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Tests;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.App.Tests.Reporting;

/// <summary>
/// What a BI tool reads is what the reports are made of, row by row: on simulated portfolios, and on random histories with
/// late recordings and retractions.
/// </summary>
public sealed class ViewsAgreeWithTheFacts
{
    [Fact]
    public async Task On_a_simulated_portfolio()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await SampleLedger.FillAsync(
            database, new SimulationPlan(120, 6, Seed: 5, new DateOnly(2026, 6, 30)), null, CancellationToken.None);

        await ShouldAgreeAsync(database, ExpectedRows.Tables);
    }

    [Fact]
    public async Task On_random_histories_with_late_recordings_and_retractions()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await using (var ledger = await LedgerDatabase.OpenAsync(
            database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None))
        {
            var appender = ledger.StartAppender();
            for (var seed = 1; seed <= 60; seed++)
            {
                // In the order of the book: within a day the order of the log is what counts.
                var waiting = Commands(AnyBook.Written(new Random(seed), 160, $"B{seed}-"), seed)
                    .Select(command => appender.AppendAsync(command, CancellationToken.None)).ToList();
                (await Task.WhenAll(waiting)).ShouldAllBe(outcome => outcome is AppendOutcome.Appended);
            }
        }

        await ShouldAgreeAsync(database, [.. ExpectedRows.Tables, .. ExpectedRowsAround.Tables]);
    }

    [Fact]
    public async Task On_programmes_that_hand_scope_over_to_each_other()
    {
        await using var run = await NodeRun.StartAsync();
        await run.Node.ExecuteAsync(new OpenAccount("ACME", "Acme"), new Envelope(NodeRun.Officer), CancellationToken.None);
        for (var seed = 1; seed <= 12; seed++)
        {
            await HandOverAsync(run, seed);
        }

        var fates = run.Node.View.Programmes.Values.SelectMany(h => ProgrammeFacts.Of(h).Items).ToList();
        fates.Count(i => i.Fate == ScopeFate.Transferred).ShouldBeGreaterThan(10);
        fates.Count(i => i.Fate != ScopeFate.Transferred && i.FirstDeferral?.At == i.At).ShouldBeGreaterThan(5, "put off elsewhere, and waiting here");
        string[] touched = ["states", "scope_items", "deferrals", "phases", "promises"];
        await ShouldAgreeAsync(run.ConnectionString, [.. ExpectedRows.Tables.Where(t => touched.Contains(t.Name))]);
    }

    // What the rules refuse leaves no trace; enough is accepted.
    private static async Task HandOverAsync(NodeRun run, int seed)
    {
        var random = new Random(seed);
        string[] codes = [$"R{seed}-1", $"R{seed}-2", $"R{seed}-3"];
        var commands = new List<Guid>();
        async Task TryAsync(string code, DateOnly on, ProgrammeCommand command)
        {
            var answer = await run.Node.ExecuteAsync(
                code, [command], new Envelope(NodeRun.Officer, EffectiveOn: on), null, CancellationToken.None);
            if (answer is Answer.Done { Events: [var first, ..] })
            {
                commands.Add(first.CommandId);
            }
        }

        foreach (var code in codes)
        {
            await TryAsync(code, AnyBook.First, new Propose(code, code, "MKT"));
            for (var number = 1; number <= 3; number++)
            {
                await TryAsync(code, AnyBook.First, new PlanPhase(number, "Phase", Funded: number < 3));
            }
        }

        commands.Clear();
        for (var i = 0; i < 80; i++)
        {
            await TryAsync(codes[random.Next(3)], AnyBook.First.AddDays(random.Next(150)), AnyHandover(random, codes, commands, i));
        }
    }

    private static ProgrammeCommand AnyHandover(Random random, string[] codes, List<Guid> commands, int number)
    {
        var (item, phase, other) = (random.Next(2) == 0 ? "A-1" : "B-1", random.Next(1, 4), codes[random.Next(3)]);
        return random.Next(14) switch
        {
            0 or 1 => new AddScopeItem(
                item, "An item", phase, random.Next(101), random.Next(2) == 0 ? [new Promise("ACME", new(2027, 1, 31))] : null),
            2 or 3 => random.Next(2) == 0 ? new DeferScopeItem(item, [Derailer.BudgetCut], phase) : new DeferScopeItem(item, [Derailer.BudgetCut], ToLater: true),
            4 or 5 or 6 => random.Next(2) == 0 ? new TransferScopeItem(item, other, phase) : new TransferScopeItem(item, other, ToLater: true),
            7 => random.Next(2) == 0 ? new PullForward(item, phase) : new DropScopeItem(item, [Derailer.BudgetCut]),
            8 => random.Next(3) == 0 ? new Merge(other, ToLater: true) : new Reopen("On it goes"),
            9 => new Split([new Part($"{codes[0]}-PART-{number}", "A part", Items: [item])]),
            10 => new Deliver(item, random.Next(1, 101)),
            11 => new ReviseScopeItem(item, CustomerValue: random.Next(101), Promises: random.Next(3) == 0 ? [] : null),
            12 when commands.Count > 0 => new Retract(commands[random.Next(commands.Count)], "A slip"),
            _ => new DeferScopeItem(item, [Derailer.Reorganisation], ToLater: true),
        };
    }

    // Every book numbers its commands alike: each gets keys of its own.
    private static IEnumerable<AppendRequest> Commands(Book book, int seed) => book.Histories
        .SelectMany(h => h.All)
        .GroupBy(e => e.CommandId)
        .OrderBy(command => command.First().Position)
        .Select(command => new AppendRequest(
            "olive", "pmo", "test", command.Key, $"{seed}-{command.Key}", [.. SHA256.HashData([])], command.Key,
            [
                .. command.GroupBy(e => e.Stream).Select(s => new StreamAppend(
                    s.Key, ExpectedVersion.Any,
                    [.. s.Select(e => EventCodec.Encode(new NewFact(e.Event, []), e.EffectiveOn, e.ReportedOn, null))])),
            ]));

    private static async Task ShouldAgreeAsync(
        string database, IReadOnlyList<(string Name, string Sql, Func<string, ProgrammeFacts, IEnumerable<string>> Rows)> tables)
    {
        await using var node = await NodeRun.OpenAsync(database);
        await using var reader = await ReaderOfViews.OpenAsync(database);
        var facts = node.View.Programmes.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (Stream: p.Key, Facts: ProgrammeFacts.Of(p.Value))).ToImmutableArray();
        foreach (var table in tables)
        {
            var expected = facts.SelectMany(p => table.Rows(p.Stream, p.Facts)).Order(StringComparer.Ordinal).ToList();

            // Nothing is compared with nothing.
            expected.ShouldNotBeEmpty(table.Name);
            (await reader.RowsAsync(table.Sql)).Order(StringComparer.Ordinal).ToList().ShouldBe(expected, table.Name);
        }

        var today = node.Today;
        (await reader.RowsAsync(ExpectedRows.ProgrammesSql)).Order(StringComparer.Ordinal).ToList().ShouldBe(
            node.View.Programmes.Where(p => p.Value.On(today).Exists)
                .Select(p => ExpectedRows.Programme(p.Key, p.Value.On(today), ProgrammeFacts.Of(p.Value), today))
                .Order(StringComparer.Ordinal).ToList());
    }
}

using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Postgres;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Administration;

/// <summary>A person’s name is erased for good: from memory, from every dump, and after a restore of an older one.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Name = "Zenobia Quill";

    private static readonly Actor Admin = new("root", Roles.Admin, "test");

    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-erased-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ErasedPeopleFile File => new(Path.Combine(_folder, ErasedPeopleFile.Name));

    [Fact]
    public async Task No_dump_holds_the_name_afterwards_and_every_fact_stays()
    {
        await using var node = await NamedEverywhereAsync();
        await using var other = await OpenAsync(node.Database);
        other.People.NameOf("zen").ShouldBe(Name);
        var before = node.Node.View.Log.After(0).Select(e => (e.Position, e.Event)).ToList();
        (await PostgresTool.DumpAsync(node.Database)).ShouldContain(Name, Case.Insensitive);

        var (erasure, not) = await new ErasePerson("zen", "asked for it", RedactTexts: true).RunAsync(node.Node, new Envelope(Admin), Cancellation);

        not.ShouldBeNull();
        erasure!.Elsewhere.ShouldBeEmpty();
        erasure.Texts.Select(t => (t.Name, t.Redacted)).ShouldBe([("note", true), ("label", true)]);
        (await PostgresTool.DumpAsync(node.Database)).ShouldNotContain(Name, Case.Insensitive);
        node.Node.People.NameOf("zen").ShouldBe("zen");
        node.Node.View.Log.After(0, before.Count).Select(e => (e.Position, e.Event)).ShouldBe(before);
        node.Node.View.Log[erasure.Position].Event.ShouldBe(new PersonErased("zen"));
        File.Read().ShouldBe(["zen"]);

        // Another node has forgotten the name as soon as it knows of the erasure.
        await other.ReachAsync(erasure.Position, Cancellation);
        other.People.NameOf("zen").ShouldBe("zen");
        other.People.All().ShouldNotContain(p => p.Name == Name);
        await other.People.AddAsync("Zenobia again", "zen", Cancellation);
        (other.People.Knows("zen"), await other.People.StoredNameAsync("zen", Cancellation)).ShouldBe((false, null));
    }

    [Fact]
    public async Task Restored_from_a_dump_of_before_the_erased_stay_erased()
    {
        await using var node = await NamedEverywhereAsync();
        var dump = await PostgresTool.DumpAsync(node.Database);
        await new ErasePerson("zen", "asked for it").RunAsync(node.Node, new Envelope(Admin), Cancellation);
        var restored = await PostgresRun.CreateDatabaseAsync();
        await PostgresTool.RestoreAsync(dump, restored);

        await using var again = await OpenAsync(restored);

        again.People.NameOf("zen").ShouldBe("zen");
        again.People.Knows("ada").ShouldBeTrue("only the erased are gone");
        (await again.People.StoredNameAsync("zen", Cancellation)).ShouldBeNull();
        (await PostgresTool.DumpAsync(restored)).ShouldNotContain($"zen\t{Name}");
    }

    [Fact]
    public async Task Texts_that_hold_the_name_are_listed_where_they_are_not_taken_out_and_so_is_what_cannot_be()
    {
        await using var node = await NamedEverywhereAsync();
        await node.Node.ExecuteAsync(
            "QUILL", [new Register("QUILL", $"The {Name} memorial")], new Envelope(NodeRun.Officer), null, Cancellation);

        var (erasure, _) = await new ErasePerson("zen", "asked for it").RunAsync(node.Node, new Envelope(Admin), Cancellation);

        erasure!.Texts.Select(t => (t.Name, t.Redacted)).ShouldBe([("note", false), ("label", false)]);
        erasure.Elsewhere.ShouldBe([new("ledger.events.data", 1)]);
        var texts = await node.Node.Ledger.Reader.ReadTextsAsync([erasure.Texts[0].Position], Cancellation);
        texts.Single().Content.ShouldNotBeNull().ShouldContain(Name, Case.Insensitive);
    }

    [Fact]
    public async Task Which_texts_hold_the_name_is_told_before_it_is_gone()
    {
        await using var node = await NamedEverywhereAsync();
        var told = new List<string>();

        // Whoever is told goes no further, as one that is killed then.
        await Should.ThrowAsync<OperationCanceledException>(() => new ErasePerson("zen", "asked for it").RunAsync(
            node.Node, new Envelope(Admin), Cancellation, texts =>
            {
                told.AddRange(texts.Select(t => t.Name));
                throw new OperationCanceledException();
            }));

        told.ShouldBe(["note", "label"]);
        (node.Node.People.WasErased("zen"), await node.Node.People.StoredNameAsync("zen", Cancellation)).ShouldBe((false, Name));
    }

    [Fact]
    public async Task What_keys_are_for_and_what_receipts_of_imports_say_of_it_goes_at_once_and_again_after_a_restore()
    {
        await using var node = await NamedEverywhereAsync();
        await using (var owner = NpgsqlDataSource.Create(node.Database))
        await using (var receipt = owner.CreateCommand(
            """
            insert into imports.runs (id, mapping, register, files, fingerprint, person, role, way, state, begun_at, seen_at)
            values (gen_random_uuid(), 'status', 'status', '{a.csv}', 'f', 'officer', 'pmo', 'import', 'done', now(), now());
            insert into imports.rows (run, file, row, outcome, detail)
            select id, 'a.csv', n, 'refused', detail from imports.runs,
                (values (1, '“ZENOBIA quill” is no programme.'), (2, '“Zenobia” is no programme.'), (3, null)) r (n, detail)
            """))
        {
            await receipt.ExecuteNonQueryAsync(Cancellation);
        }

        var dump = await PostgresTool.DumpAsync(node.Database);

        await new ErasePerson("zen", "asked for it").RunAsync(node.Node, new Envelope(Admin), Cancellation);

        await IsGoneAsync(node.Database);
        var restored = await PostgresRun.CreateDatabaseAsync();
        await PostgresTool.RestoreAsync(dump, restored);
        await using var again = await OpenAsync(restored);
        await IsGoneAsync(restored);

        static async Task IsGoneAsync(string database)
        {
            await using var owner = NpgsqlDataSource.Create(database);
            await using var details = owner.CreateCommand("select array_agg(detail order by row) from imports.rows");
            (await details.ExecuteScalarAsync(Cancellation)).ShouldBe(new[] { "(erased)", "“Zenobia” is no programme.", null });
            await using var labels = owner.CreateCommand("select array_agg(label) from access.api_keys");
            (await labels.ExecuteScalarAsync(Cancellation)).ShouldBe(new[] { "(erased)" });
        }
    }

    [Fact]
    public async Task A_name_with_any_character_that_can_be_typed_can_be_erased()
    {
        var typed = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c));
        foreach (var character in typed)
        {
            NamePattern.IsIn($"For x{character}y, who left", $"x{character}y").ShouldBeTrue($"x{character}y");
            NamePattern.IsIn("For xy, xÿy and x\u00A0y", $"x{character}y").ShouldBeFalse($"x{character}y");
        }

        await using var run = await NodeRun.StartAsync();
        await run.Node.People.AddAsync(typed, "zen", Cancellation);
        await using var node = await OpenAsync(run.ConnectionString);
        await node.ExecuteAsync("CRM", [new Register("CRM", "One view")], new Envelope(NodeRun.Officer, Note: $"{typed} asked"), null, Cancellation);

        var (erasure, _) = await new ErasePerson("zen", "asked for it", RedactTexts: true).RunAsync(node, new Envelope(Admin), Cancellation);

        erasure!.Texts.Select(t => (t.Name, t.Redacted)).ShouldBe([("note", true)]);
        erasure.Elsewhere.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Émile Öztürk", "ÉMILE ÖZTÜRK")]
    [InlineData("Ann \"Żaba\" O'Brien+Łoś 𐐨", "ann \"żABA\" o'brien+ŁOŚ 𐐀")]
    public async Task A_name_is_found_in_any_case_and_as_JSON_writes_it_whatever_the_locale(string name, string otherwise)
    {
        await using var run = await NodeRun.StartAsync();
        await run.Node.People.AddAsync(name, "zen", Cancellation);
        await using var node = await OpenAsync(run.ConnectionString);
        (await node.ExecuteAsync(
            "CRM", [new Register("CRM", $"For {otherwise}")], new Envelope(NodeRun.Officer, Note: $"{otherwise} asked"), null, Cancellation))
            .ShouldBeOfType<Answer.Done>();
        var noted = node.View.Position;

        ((Answer.Refused)(await new ErasePerson("zen", $"of {otherwise}").RunAsync(node, new Envelope(Admin), Cancellation)).Not!)
            .Why[0].Rule.ShouldBe("reason-names-nobody");
        var (erasure, _) = await new ErasePerson("zen", "asked for it", RedactTexts: true).RunAsync(node, new Envelope(Admin), Cancellation);

        erasure!.Texts.ShouldBe([new(noted, "note", Redacted: true)]);
        erasure.Elsewhere.ShouldBe([new("ledger.events.data", 1)]);
    }

    [Fact]
    public async Task It_is_done_once_and_refused_for_whom_nobody_knows_or_with_a_reason_that_names_them()
    {
        await using var node = await NamedEverywhereAsync();
        var before = node.Node.View.Position;

        (await ErrorOfAsync(new ErasePerson("nobody", "asked for it"))).ShouldBe("There is no person with the id “nobody”.");
        (await ErrorOfAsync(new ErasePerson("zen", "zenobia quill asked for it"))).ShouldStartWith("The reason is kept");
        node.Node.View.Position.ShouldBe(before);

        await new ErasePerson("zen", "asked for it").RunAsync(node.Node, new Envelope(Admin), Cancellation);
        var position = node.Node.View.Position;
        var again = (await new ErasePerson("zen", "asked for it", RedactTexts: true).RunAsync(node.Node, new Envelope(Admin), Cancellation)).Done!;
        (again.Person, again.Before, again.Texts.Count).ShouldBe(("zen", true, 0), "nobody can look for the name any more");
        node.Node.View.Position.ShouldBe(position);

        async Task<string> ErrorOfAsync(ErasePerson erase) =>
            ((Answer.Refused)(await erase.RunAsync(node.Node, new Envelope(Admin), Cancellation)).Not!).Why[0].Sentence;
    }

    [Fact]
    public async Task Where_it_cannot_be_kept_nobody_is_erased_and_whoever_was_stays_so()
    {
        await using var node = await NamedEverywhereAsync();
        var before = node.Node.View.Position;

        // Nothing can be written below what is a file.
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "full"), "", Cancellation);
        var unwritable = new ErasedPeopleFile(Path.Combine(_folder, "full", ErasedPeopleFile.Name));
        await using (var hindered = await OpenAsync(node.Database, unwritable))
        {
            var (_, not) = await new ErasePerson("zen", "asked for it", RedactTexts: true).RunAsync(hindered, new Envelope(Admin), Cancellation);

            ((Answer.Refused)not!).Why[0].Sentence.ShouldEndWith("cannot be written; the log says why. Nothing was erased.");
            (hindered.View.Position, await hindered.People.StoredNameAsync("zen", Cancellation)).ShouldBe((before, Name));
        }

        // On record, but not done: whoever recorded it died over it.
        await RecordErasureAsync(node.Node);
        var again = await OpenAsync(node.Database, unwritable);
        (await again.People.StoredNameAsync("zen", Cancellation)).ShouldBeNull();
        await using var web = await WebRun.StartAsync(new NodeRun(again, node.Database));
        var ready = await web.As(null).GetStringAsync("/health/ready", Cancellation);
        ready.ShouldContain("erased-people.txt cannot be used");
        ready.ShouldNotContain(_folder);
        using var admin = web.As(Roles.Admin);
        (await WebRun.PostAsync(admin, "/api/admin/erasures", """{"person":"ada","reason":"asked for it"}""")).StatusCode
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Where_it_could_not_be_kept_it_is_tried_again_until_it_is_though_nothing_more_happens()
    {
        await using var node = await NamedEverywhereAsync();
        var full = Path.Combine(_folder, "full");
        await System.IO.File.WriteAllTextAsync(full, "", Cancellation);
        var file = new ErasedPeopleFile(Path.Combine(full, ErasedPeopleFile.Name));
        await using var hindered = await OpenAsync(node.Database, file, new HurriedTime());
        await RecordErasureAsync(node.Node);
        while (hindered.People.Trouble is null)
        {
            await Task.Delay(10, Cancellation);
        }

        System.IO.File.Delete(full);
        var began = TimeProvider.System.GetTimestamp();
        while (hindered.People.Trouble is not null)
        {
            // So that a defect is told and not waited for: nothing here takes a hundredth of that.
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(60), "It was not tried again.");
            await Task.Delay(10, Cancellation);
        }

        file.Read().ShouldBe(["zen"]);
    }

    [Fact]
    public async Task The_log_is_followed_while_the_list_of_the_erased_is_held_by_another_program()
    {
        await using var node = await NamedEverywhereAsync();
        var path = Path.Combine(_folder, "held", ErasedPeopleFile.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var other = await OpenAsync(node.Database, new ErasedPeopleFile(path));
        using (FileLock.TryExclusive($"{path}.lock").ShouldNotBeNull())
        {
            await RecordErasureAsync(node.Node);
            await other.ReachAsync(node.Node.View.Position, Cancellation);
            await node.Node.ExecuteAsync("CRM", [new Describe("Another view")], new Envelope(NodeRun.Officer), null, Cancellation);
            await other.ReachAsync(node.Node.View.Position, Cancellation);
            other.People.Trouble.ShouldBeNull("nobody has waited in vain yet");
        }

        while (new ErasedPeopleFile(path).Read().Count == 0)
        {
            await Task.Delay(10, Cancellation);
        }
    }

    [Fact]
    public async Task A_caller_who_goes_away_leaves_nothing_half_done()
    {
        await using var node = await NamedEverywhereAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var database = NpgsqlDataSource.Create(node.Database);
        await using var other = await database.OpenConnectionAsync(Cancellation);
        await using var held = await other.BeginTransactionAsync(Cancellation);
        await using (var command = new NpgsqlCommand("lock table directory.people in share mode", other, held))
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var recorded = node.Node.View.Position + 1;
        var erasing = new ErasePerson("zen", "asked for it").RunAsync(node.Node, new Envelope(Admin), caller.Token);
        await node.Node.ReachAsync(recorded, Cancellation);
        await caller.CancelAsync();
        await held.RollbackAsync(Cancellation);

        // What is only looked up afterwards may be broken off.
        await Task.WhenAny(erasing);
        (await node.Node.People.StoredNameAsync("zen", Cancellation)).ShouldBeNull();
        File.Read().ShouldBe(["zen"]);
    }

    [Fact]
    public async Task Every_node_keeps_who_was_erased_in_a_list_of_its_own_and_none_is_lost_where_they_share_one()
    {
        await using var node = await NamedEverywhereAsync();
        var own = new ErasedPeopleFile(Path.Combine(_folder, "other", ErasedPeopleFile.Name));
        await using var other = await OpenAsync(node.Database, own);

        // By a node that died before it had erased anything.
        await RecordErasureAsync(node.Node);
        while (own.Read().Count == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        own.Read().ShouldBe(["zen"]);
        (await other.People.StoredNameAsync("zen", Cancellation)).ShouldBeNull();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(
            () => new ErasedPeopleFile(Path.Combine(_folder, "shared", ErasedPeopleFile.Name)).KeepAsync([$"p-{n}"], Cancellation))));
        new ErasedPeopleFile(Path.Combine(_folder, "shared", ErasedPeopleFile.Name)).Read().Count.ShouldBe(16);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Named> NamedEverywhereAsync()
    {
        await using var run = await NodeRun.StartAsync();
        await run.Node.People.AddAsync(Name, "zen", Cancellation);
        var node = await OpenAsync(run.ConnectionString);
        await node.ExecuteAsync("CRM", [new Register("CRM", "One view")], new Envelope(NodeRun.Officer), null, Cancellation);
        await node.ExecuteAsync(
            "CRM", [new AppointSponsor("zen")], new Envelope(NodeRun.Officer, Note: $"{Name.ToUpperInvariant()} takes the seat"), null, Cancellation);
        await new CreateApiKey(Roles.Pmo, $"scripts of {Name}", TimeSpan.FromDays(1)).RunAsync(node, new ApiKeys(node.Ledger.Pool, TimeProvider.System), Admin, Cancellation);
        return new Named(node, run.ConnectionString);
    }

    private static async Task RecordErasureAsync(PortfolioNode node) => (await node.RecordAsync(
        AdministrationStreams.Administration,
        [new NewFact(new PersonErased("zen"), []).With(TextNames.Reason, "asked for it")],
        new Envelope(Admin),
        Cancellation)).ShouldBeOfType<Answer.Done>();

    private async Task<PortfolioNode> OpenAsync(string database, ErasedPeopleFile? file = null, TimeProvider? clock = null) => await PortfolioNode.StartAsync(
        await LedgerDatabase.OpenAsync(database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, Cancellation),
        clock ?? TimeProvider.System, NullLogger.Instance, Cancellation, settings: new() { Erased = file ?? File });

    private sealed record Named(PortfolioNode Node, string Database) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Node.DisposeAsync();
    }
}

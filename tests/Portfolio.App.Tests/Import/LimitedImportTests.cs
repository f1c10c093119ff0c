using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import;

/// <summary>Imports by a key that is limited to departments: theirs are taken in, rows of others are refused, each by itself.</summary>
public sealed class LimitedImportTests(LimitedImportTests.Site site) : IClassFixture<LimitedImportTests.Site>
{
    private const string Who = "This key is limited to MKT with what is below";

    [Fact]
    public async Task A_register_whose_programmes_all_are_of_the_departments_is_taken_in_as_by_any_key()
    {
        var first = await site.SendAsync(site.Limited, "OWN", "", "own-2024.csv", "O-1,One,MKT,2027-01-01,1,Green,Ada Moss", "O-2,Two,MKT-EMEA,2027-01-01,1,Green,");
        var again = await site.SendAsync(site.Limited, "OWN", "", "own-2024.csv", "O-1,One,MKT,2027-01-01,1,Green,Ada Moss", "O-2,Two,MKT-EMEA,2027-01-01,1,Green,");
        var next = await site.SendAsync(site.Limited, "OWN", "", "own-2025.csv", "O-1,One,MKT,2028-01-01,1,,Ada Moss");

        (first.Status, again.Outcome, next.Status).ShouldBe((HttpStatusCode.OK, "TakenInBefore", HttpStatusCode.OK));
        var view = site.Web.Node.Node.View;
        (view.Programme("O-1").Latest.PlannedFinish, view.Programme("O-2").Latest.State).ShouldBe((new DateOnly(2028, 1, 1), ProgrammeState.LeftRegister));
        view.Organisation.Snapshots["OWN"].Count.ShouldBe(2);
        view.Log.After(0).Where(e => e.Stream.StartsWith("programme/O-", StringComparison.OrdinalIgnoreCase)).ShouldAllBe(e => e.Actor.Role == Roles.Pmo && e.Actor.Way == "import");

        // What it took in it may undo, the last first.
        (await site.UndoAsync(site.Limited, next.Import)).ShouldBe(HttpStatusCode.OK);
        (await site.UndoAsync(site.Limited, first.Import)).ShouldBe(HttpStatusCode.OK);
        site.Web.Node.Node.View.Programme("O-1").Latest.Exists.ShouldBeFalse();
        site.Web.Node.Node.View.Organisation.Snapshots["OWN"].ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_of_others_are_refused_one_by_one_with_a_receipt_that_tells_nothing_of_them()
    {
        await site.SendAsync(site.Unlimited, "MIXED", "", "mixed-2024.csv", "M-1,One,MKT,2027-01-01,1,Green,", "M-2,Two hidden,SALES,2027-01-01,1,Red,", "M-3,Three hidden,SALES,2027-01-01,1,Red,");
        string[] rows =
        [
            "M-1,One,MKT,2028-01-01,1,,", "M-2,Two,MKT,2028-01-01,1,,Ada Newcomer", "N-1,New,MKT,2027-01-01,1,,", "N-2,New elsewhere,SALES,2027-01-01,1,,Bea Newcomer",
            "N-3,New nowhere,,2027-01-01,1,,", "N-4,New in what is new,MOON,2027-01-01,1,,",
        ];

        var position = site.Web.Node.Node.View.Position;
        var refused = await site.SendAsync(site.Limited, "MIXED", "", "mixed-2025.csv", rows);
        (refused.Status, site.Web.Node.Node.View.Position).ShouldBe((HttpStatusCode.UnprocessableEntity, position));
        var taken = await site.SendAsync(site.Limited, "MIXED", "skipBadRows=true", "mixed-2025.csv", rows);

        taken.Status.ShouldBe(HttpStatusCode.OK);
        var receipts = (await site.ReceiptAsync(taken.Import)).ToList();
        receipts.Select(r => (r.Row, r.Programme, r.Outcome)).ShouldBe(
        [
            (2, "M-1", RowOutcome.Recorded), (3, "M-2", RowOutcome.Refused), (4, "N-1", RowOutcome.Recorded), (5, "N-2", RowOutcome.Refused),
            (6, "N-3", RowOutcome.Refused), (7, "N-4", RowOutcome.Refused), (null, null, RowOutcome.Unchanged),
        ]);
        receipts.Where(r => r.Outcome == RowOutcome.Refused).Select(r => r.Detail).ShouldBe(
            new[] { "M-2", "N-2", "N-3", "N-4" }.Select(code => $"{Who}, and {code} does not belong there."));
        JsonSerializer.Serialize(receipts).ShouldNotContain("hidden");
        JsonSerializer.Serialize(receipts).ShouldNotContain("M-3");

        // What left the register is told of the key's own programmes alone, and nobody is put on file for a row that is refused.
        var view = site.Web.Node.Node.View;
        (view.Programme("M-2").Version, view.Programme("M-3").Latest.State).ShouldBe((2, ProgrammeState.Active));
        view.Organisation.HasDepartment("MOON").ShouldBeFalse();
        site.Web.Node.Node.People.All().ShouldAllBe(p => !p.Name.Contains("Newcomer"));

        // The copy is not on record as taken in: by somebody who may record the others, it still is.
        view.Organisation.Snapshots["MIXED"].ShouldHaveSingleItem();
        (await site.SendAsync(site.Limited, "MIXED", "skipBadRows=true", "mixed-2025.csv", rows)).Events.ShouldBe(0);
        (await site.SendAsync(site.Unlimited, "MIXED", "", "mixed-2025.csv", rows)).Outcome.ShouldBe("TakenIn");
        view = site.Web.Node.Node.View;
        (view.Organisation.Snapshots["MIXED"].Count, view.Programme("M-3").Latest.State, view.Programme("M-2").Latest.Department)
            .ShouldBe((2, ProgrammeState.LeftRegister, "MKT"));
    }

    [Fact]
    public async Task A_row_that_would_move_a_programme_out_or_take_one_in_is_refused()
    {
        await site.SendAsync(site.Unlimited, "MOVES", "", "moves-2024.csv", "V-1,One,MKT,2027-01-01,1,Green,", "V-2,Two,SALES,2027-01-01,1,Red,");

        var taken = await site.SendAsync(site.Limited, "MOVES", "skipBadRows=true", "moves-2025.csv", "V-1,One,SALES,2028-01-01,1,,", "V-2,Two,MKT,2028-01-01,1,,");

        (taken.Status, taken.Events).ShouldBe((HttpStatusCode.OK, 0));
        var view = site.Web.Node.Node.View;
        (view.Programme("V-1").Latest.Department, view.Programme("V-2").Latest.Department).ShouldBe(("MKT", "SALES"));
        (view.Programme("V-1").Version, view.Programme("V-2").Version).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Titles_that_several_have_are_told_by_code_only_where_all_are_the_keys_own()
    {
        await site.SendAsync(site.Unlimited, "TITLES", "", "titles-2024.csv", "T-1,Same,MKT,2027-01-01,1,Green,", "T-2,Same,SALES,2027-01-01,1,Red,");

        var limited = await site.SendAsync(site.Limited, "TITLES", "", "titles-2025.csv", ",Same,MKT,2027-01-01,1,,");
        var unlimited = await site.SendAsync(site.Unlimited, "TITLES", "preview=true", "titles-2025.csv", ",Same,MKT,2027-01-01,1,,");

        limited.Text.ShouldContain("since 2 programmes on record have this title");
        limited.Text.ShouldNotContain("T-2");
        unlimited.Text.ShouldContain("T-2");
    }

    [Fact]
    public async Task An_import_of_somebody_else_it_neither_cancels_nor_undoes()
    {
        var theirs = await site.SendAsync(site.Unlimited, "THEIRS", "", "theirs-2024.csv", "H-1,One,MKT,2027-01-01,1,Green,");
        var position = site.Web.Node.Node.View.Position;

        (await site.UndoAsync(site.Limited, theirs.Import)).ShouldBe(HttpStatusCode.Forbidden);
        using var cancel = await site.Limited.PostAsync($"/api/imports/{theirs.Import}/cancel", null);
        cancel.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await WebRun.JsonOf(cancel)).GetProperty("title").GetString().ShouldBe($"{Who}, and this may concern others.");
        site.Web.Node.Node.View.Position.ShouldBe(position);
    }

    [Fact]
    public async Task An_edited_register_and_a_log_of_changes_are_held_in_the_same_way()
    {
        await site.SendAsync(site.Unlimited, "EDITS", "", "edits-2024.csv", "E-1,One,MKT,2027-01-01,1,Green,", "E-2,Two,SALES,2027-01-01,1,Red,");
        var register = await site.Limited.GetStringAsync("/api/export/register?format=csv");
        var edited = register.Replace("E-1,One,", "E-1,One edited,", StringComparison.Ordinal).Replace("E-2,Two,", "E-2,Two edited,", StringComparison.Ordinal);

        using var form = new MultipartFormDataContent { { new StringContent(edited), "file", "register.csv" } };
        using var answer = await site.Limited.PostAsync("/api/imports?mapping=register&skipBadRows=true", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var view = site.Web.Node.Node.View;
        (view.Programme("E-1").Latest.Title, view.Programme("E-2").Latest.Title).ShouldBe(("One edited", "Two"));

        const string Changes = "at,kep,field,old,new\n2024-05-01,E-1,title,One edited,One again\n2024-05-01,E-2,title,Two,Two again\n2024-05-02,E-1,team,MKT,SALES\n";
        const string Mapping = """
            name: changes
            register: EDITS
            id: { headers: [kep] }
            history:
              day: { headers: [at], formats: [yyyy-MM-dd] }
              field: { headers: [field] }
              from: { headers: [old] }
              to: { headers: [new] }
              fields: { title: Title, team: Department }
            """;
        using var log = new MultipartFormDataContent { { new StringContent(Changes), "file", "log.csv" }, { new StringContent(Mapping), "file", "log.yaml" } };
        using var logged = await site.Limited.PostAsync("/api/imports?skipBadRows=true", log);

        logged.StatusCode.ShouldBe(HttpStatusCode.OK, await logged.Content.ReadAsStringAsync());
        view = site.Web.Node.Node.View;
        var (one, two) = (view.Programme("E-1").All.Select(e => e.Event), view.Programme("E-2").All.Select(e => e.Event));
        one.OfType<ProgrammeDescribed>().Select(d => (d.Title, d.Department)).ShouldContain(("One again", null));
        (view.Programme("E-1").Latest.Department, two.OfType<ProgrammeDescribed>().Count()).ShouldBe(("MKT", 0));
    }

    /// <summary>Two departments, one of them with another below it; and two keys.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal WebRun Web { get; private set; } = null!;

        internal HttpClient Limited { get; private set; } = null!;

        internal HttpClient Unlimited { get; private set; } = null!;

        internal sealed record Sent(HttpStatusCode Status, string Text)
        {
            private JsonElement Report => JsonDocument.Parse(Text).RootElement;

            public Guid Import => Report.GetProperty("import").GetGuid();

            public string Outcome => Report.GetProperty("files")[0].GetProperty("outcome").GetString()!;

            public long Events => Report.GetProperty("events").EnumerateObject().Sum(e => e.Value.GetInt64());
        }

        public async ValueTask InitializeAsync()
        {
            Web = await WebRun.StartAsync(demo: false);
            foreach (var command in new OrganisationCommand[] { new OpenDepartment("MKT-EMEA", "Marketing abroad", "MKT"), new OpenDepartment("SALES", "Sales") })
            {
                (await Web.Node.Node.ExecuteAsync(command, new Envelope(NodeRun.Officer), CancellationToken.None)).ShouldBeOfType<Answer.Done>();
            }

            Limited = await Web.KeptToAsync(["MKT"]);
            Unlimited = await Web.KeptToAsync([]);
        }

        /// <summary>Sends a copy of a register of that name, with the small register's mapping.</summary>
        internal async Task<Sent> SendAsync(HttpClient who, string register, string query, string file, params string[] rows)
        {
            var mapping = SmallRegister.Yaml.Replace("register: SMALL", $"register: {register}", StringComparison.Ordinal)
                .Replace("file: small-", $"file: {file.Split('-')[0]}-", StringComparison.Ordinal);
            using var form = new MultipartFormDataContent
            {
                { new StringContent(string.Join("\r\n", [SmallRegister.Header, .. rows]) + "\r\n"), "file", file },
                { new StringContent(mapping), "file", "small.yaml" },
            };
            using var answer = await who.PostAsync($"/api/imports?{query}", form);
            return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        internal async Task<HttpStatusCode> UndoAsync(HttpClient who, Guid import)
        {
            using var answer = await WebRun.PostAsync(who, $"/api/imports/{import}/undo", """{"reason":"the wrong copy"}""");
            return answer.StatusCode;
        }

        internal ValueTask<List<RowReceipt>> ReceiptAsync(Guid import) =>
            new ReceiptTable(Web.Node.Node.Ledger.Pool).OfAsync(import, CancellationToken.None).ToListAsync();

        public async ValueTask DisposeAsync()
        {
            Limited.Dispose();
            Unlimited.Dispose();
            await Web.DisposeAsync();
        }
    }
}

using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Tests.Facts;
using Portfolio.Reports.Tests.Tracing;

namespace Portfolio.Reports.Tests.Comparing;

/// <summary>What a row is about is about no other row of its table, and stays the same whatever is said of it.</summary>
public class RowsAreAboutOneThing
{
    // What is said of something, and so may be said otherwise of the same.
    private static readonly string[] Said =
    [
        "title", "programmeTitle", "groupTitle", "wording", "state", "fate", "end", "endedOn", "closedOn", "resolvedOn", "reason", "commitment", "recommitment",
        "positions", "deferred", "pressing", "overdue", "inTime", "causes", "since",
    ];

    [Fact]
    public void No_two_rows_of_a_table_are_about_the_same() => AnyBook.ForAll(
        AnyBook.Books.Zip(AnyBook.AnyDay.Zip(Gen.Elements<Grouping?>(null, Grouping.Department, Grouping.Sponsor, Grouping.Account))),
        given =>
        {
            var (book, (day, by)) = given;
            AllAreUnique(book, $"{day:yyyy-MM-dd}", by);
        });

    [Fact]
    public void Nor_where_much_is_on_record_of_each()
    {
        AllAreUnique(FullBook.Written(), "2025-01-03", Grouping.Department);
        for (var seed = 1; seed <= 6; seed++)
        {
            AllAreUnique(AnyBook.Written(new Random(seed), 900), "2022-07-01", Grouping.Sponsor);
        }
    }

    // A programme stalls twice, ann and bob swap twice, and an item comes back, all within days.
    [Fact]
    public void What_comes_twice_on_a_day_is_told_apart()
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01")
            .Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut])).Do("P-1", "2024-02-01", new Resume())
            .Do("P-1", "2024-02-01", new Stall([Derailer.Reorganisation])).Do("P-1", "2024-03-01", new Resume())
            .Do("P-1", "2024-02-01", new SwapSponsor("ann", "bob", "so")).Do("P-1", "2024-02-01", new SwapSponsor("bob", "ann", "so"))
            .Do("P-1", "2024-02-01", new SwapSponsor("ann", "bob", "so"))
            .Do("P-1", "2024-02-01", new AddScopeItem("I-1", "Portal", 1, 50, [new("ACME", Book.Day("2024-12-01"))]))
            .Do("P-1", "2024-02-02", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToLater: true))
            .Do("P-1", "2024-02-03", new TransferScopeItem("I-1", "P-2", 2)).Do("P-2", "2024-02-03", new TransferScopeItem("I-1", "P-1", 2));
        AllAreUnique(book, "2024-06-30");
        TwiceIn("stalls", "stalls");
        TwiceIn("sponsors", "swaps", ["from", "ann"]);

        void TwiceIn(string report, string name, params string[] where)
        {
            var table = ReportList.All.Single(r => r.Name == report).Compute(book.Facts, book.Organisation, book.On("2024-06-30")).Tables().Single(t => t.Name == name);
            var keys = table.Rows.Where(r => where.Length == 0 || where[1].Equals(r[table.Column(where[0])])).Select(table.KeyOf).ToList();
            keys.Count.ShouldBe(2, name);
            keys[0].SkipLast(1).ShouldBe(keys[1].SkipLast(1), name);
            keys.Select(k => k[^1]).ShouldBe([null, 2L], ignoreOrder: true);
        }
    }

    // On 1 May the promise to deliver by June was open and the programme stalled since 1 April; both came to their end until July.
    [Fact]
    public void What_came_to_its_end_between_two_days_is_one_row_that_says_so()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new AddScopeItem("I-1", "Portal", 1, 50, [new("ACME", Book.Day("2024-06-01"))]))
            .Do("P-1", "2024-02-01", new AddScopeItem("I-2", "Search", 1, 50))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-2", [Derailer.BudgetCut], ToLater: true))
            .Do("P-1", "2024-04-01", new Stall([Derailer.BudgetCut]))
            .Do("P-1", "2024-05-15", new Resume())
            .Do("P-1", "2024-05-20", new Describe(Title: "Another title", Department: "SALES"))
            .Do("P-1", "2024-05-25", new Deliver("I-1")).Do("P-1", "2024-05-26", new DropScopeItem("I-2", [Derailer.BudgetCut]));

        Says("promises", "promises", "fate").ShouldBe(("AtRisk", "Kept"));
        Says("stalls", "stalls", "end").ShouldBe(("Open", "Resumed"));
        Says("phase-2", "items", "fate").ShouldBe(("Open", "Dropped"));
        Says("account-plan", "touches", "state").ShouldBe(("AtRisk", "Kept"));

        (object?, object?) Says(string report, string table, string column)
        {
            var list = ReportComparisons.Of(ReportList.All.Single(r => r.Name == report), SideOf("2024-07-01"), SideOf("2024-05-01"))
                .Lists.Single(l => l.Name == table);
            (list.Added.Count, list.Gone.Count).ShouldBe((0, 0), report);
            var row = list.Changed.ShouldHaveSingleItem();
            row.Columns.ShouldContain(column);
            var at = list.Columns.Index().Single(c => c.Item.Name == column).Index;
            return (row.Then[at], row.Cells[at]);
        }

        Side SideOf(string day) => new(
            book.Facts, book.Organisation, book.On(day), code => book.Histories.Single(h => h.Latest.Code == code), book.AboutTheOrganisation);
    }

    [Fact]
    public void What_is_said_of_it_is_no_part_of_what_it_is_about()
    {
        var book = FullBook.Written();
        foreach (var (table, told) in Tables(book, "2025-01-03", Grouping.Department))
        {
            table.Key.ShouldNotBeEmpty(told);
            table.Key.ShouldAllBe(k => table.Column(k) >= 0, told);
            table.Key.Intersect(Said).Where(k => (told, k) != ("board.states", "state")).ShouldBeEmpty(told);
            if (table.Column("programme") >= 0)
            {
                table.Key.ShouldContain("programme", told);
                table.Key.Contains("department").ShouldBe(told is "engagement.involvements" or "engagement.blindsidings", told);
            }
        }
    }

    private static void AllAreUnique(Book book, string day, Grouping? by = null)
    {
        foreach (var (table, told) in Tables(book, day, by))
        {
            table.Keys().ShouldBeUnique($"{told} on {day}");
        }
    }

    private static IEnumerable<(ReportTable Table, string Told)> Tables(Book book, string day, Grouping? by) =>
        AllReports.Of(book.Facts, book.Organisation, book.On(day) with { By = by })
            .SelectMany(r => r.Tables().Select(t => (t, $"{r.Header.Name}.{t.Name}")));
}

using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;
using Portfolio.Reports.Tracing;

namespace Portfolio.Reports.Tests.Tracing;

public class WhatStandsBehindARow
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    // A report of each book, and one of its rows.
    private static readonly Gen<(Book Book, ReportEntry Entry, int Row)> Asked =
        from book in AnyBook.Books
        from entry in Gen.Elements(ReportList.All.ToArray())
        from row in Gen.Choose(0, 10_000)
        select (book, entry, row);

    // P-1's stall is event 6, P-2's 12, of another cause; P-3 has none.
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall(Cut))
        .Running("P-2", "2024-01-01").Do("P-2", "2024-02-01", new Stall([Derailer.Reorganisation]))
        .Running("P-3", "2024-01-01");

    [Fact]
    public void A_row_that_names_its_events_stands_for_itself() =>
        Behind("stalls", "stalls", r => r[0] is "P-2").ShouldHaveSingleItem().ShouldBe(new("P-2", [12]));

    [Fact]
    public void A_count_leads_to_the_programmes_it_counts_and_to_the_event_of_each_that_decides_it() =>
        Behind("stalls", "causes", r => r[0] is "BudgetCut").ShouldHaveSingleItem().ShouldBe(new("P-1", [6]));

    [Fact]
    public void A_row_of_none_has_nothing_behind_it() =>
        Behind("watchlist", "rules", r => r[0] is "ContingencyOld").ShouldBeEmpty();

    // Two are stalled since 1 February; on the day of the third row nothing of P-3 has ended or been cut off.
    [Fact]
    public void A_step_of_a_curve_leads_to_those_who_ended_or_were_cut_off_there()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall(Cut)).Do("P-1", "2024-02-11", new Resume())
            .Running("P-2", "2024-01-01").Do("P-2", "2024-02-01", new Stall(Cut)).Do("P-2", "2024-03-02", new Resume());
        Behind(book, "stalls", "fates", r => r[1] is 10.0).Select(e => e.Code).Distinct().ShouldBe(["P-1"]);
        Behind(book, "stalls", "fates", r => r[1] is 30.0).ShouldHaveSingleItem().ShouldBe(new("P-2", [13, 14]));
    }

    // That it has a sponsor (2) is a factor of its forecast; that the sponsor has a deputy (7) is not.
    [Fact]
    public void A_programme_s_row_without_events_of_its_own_leads_to_those_that_made_it()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50))
            .Do("P-1", "2024-01-03", new NameDeputySponsor("eve"))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, ToLater: true));
        Behind(book, "forecast", "items", _ => true).ShouldHaveSingleItem().Positions.ShouldBe([2, 6, 8]);
    }

    [Fact]
    public void What_is_of_a_wave_leads_to_the_wave()
    {
        var book = new Book().Do("2024-01-05", new OpenWave(
            "W-1", "Customers", 40, 20, SamplingMethod.Random, new(0, 10), 5, new("ann", 14), [new("North", 10, 5), new("South", 30, 15)]));
        Behind(book, "closed-loop", "strata", _ => true).ShouldHaveSingleItem().ShouldBe(new("W-1", [1], Wave.Kind));
    }

    // Of those behind it alone, a row counts what it counts of all.
    [Fact]
    public void Those_behind_a_count_make_the_whole_of_it() => AnyBook.ForAll(Asked, given =>
    {
        var (book, entry, number) = given;
        var side = SideOf(book, AnyBook.First.AddDays(600), entry);
        var report = Computed(entry, side);
        foreach (var table in report.Tables().Where(t => t.Rows.Count > 0 && t.Name != "groups"))
        {
            var row = number % table.Rows.Count;
            var cells = table.Rows[row];
            var behind = RowEvidence.Of(entry, side, table, row);
            foreach (var evidence in behind)
            {
                evidence.Positions.ToList().ShouldBe([.. evidence.Positions.Distinct().Order()], $"{entry.Name}.{table.Name}");
            }

            if (table.Column("positions") >= 0 || table.Column("position") >= 0)
            {
                continue;
            }

            var named = behind.Where(e => e.Kind == Evidence.Programme).Select(e => e.Code).ToHashSet();
            IReadOnlyList<ProgrammeFacts> some = [.. side.Facts.Where(f => named.Contains(f.Code))];

            // What all programmes decide together (by which shocks a rate is measured) these alone may decide otherwise.
            var of = (entry.Among?.Invoke(side.Facts, side.Organisation, side.Parameters, side.Quarters)(some, side.Organisation, side.Parameters)
                ?? Computed(entry, side with { Facts = some })).Tables().Single(t => t.Name == table.Name);
            var same = of.Rows.FirstOrDefault(r => table.Key.All(k => Equals(r[table.Column(k)], cells[table.Column(k)])));
            for (var i = 0; i < cells.Count; i++)
            {
                if (table.Columns[i] is { Kind: CellKind.Whole, Name: not ("of" or "denominator" or "notObserved" or "atRisk") }
                    && table.Column("programme") < 0)
                {
                    (same?[i] ?? 0L).ShouldBe(cells[i] ?? 0L, $"{entry.Name}.{table.Name}.{table.Columns[i].Name} of {string.Join(", ", table.Key.Select(k => cells[table.Column(k)]))}");
                }
            }
        }
    });

    [Fact]
    public void No_two_rows_of_a_table_have_the_same_key() => AnyBook.ForAll(Asked, given =>
    {
        var side = SideOf(given.Book, AnyBook.First.AddDays(600), given.Entry);
        foreach (var table in Computed(given.Entry, side).Tables().Where(t => t.Column("positions") < 0 && t.Column("position") < 0))
        {
            table.Rows.Select(r => string.Join('|', table.Key.Select(k => r[table.Column(k)]))).ShouldBeUnique($"{given.Entry.Name}.{table.Name}");
        }
    });

    private static Report Computed(ReportEntry entry, Side side) => entry is ForecastingEntry forecasting
        ? forecasting.ComputeWith(side.Facts, side.Organisation, side.Parameters, side.Quarters)
        : entry.Compute(side.Facts, side.Organisation, side.Parameters);

    private static Rows<Evidence> Behind(string report, string table, Func<ValueList<object?>, bool> row) =>
        Behind(Given, report, table, row);

    private static Rows<Evidence> Behind(Book book, string report, string table, Func<ValueList<object?>, bool> row)
    {
        var entry = ReportList.All.Single(r => r.Name == report);
        var side = SideOf(book, new(2024, 7, 1), entry);
        var found = Computed(entry, side).Tables().Single(t => t.Name == table);
        return RowEvidence.Of(entry, side, found, found.Rows.ToList().FindIndex(r => row(r)));
    }

    private static Side SideOf(Book book, DateOnly day, ReportEntry entry)
    {
        var known = Knowledge.Recorded(book.Position, new(2040, 1, 1), day);
        return new(
            book.Facts, book.Organisation, new(known, Evidence: false),
            code => book.Histories.Single(h => h.All[0].Stream == Code.Stream("programme", code)), [])
        {
            Quarters = entry is ForecastingEntry ? AllReports.Quarters(book.Facts, book.Organisation, new(known)) : [],
        };
    }
}

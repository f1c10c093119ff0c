using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Comparing;

/// <summary>Which of a programme’s events make a difference, and what time alone does.</summary>
public partial class ComparisonTests
{
    [Fact]
    public void Of_many_events_those_are_named_at_which_the_figure_changed()
    {
        var book = new Book().Running("P-1", "2024-01-01");
        var before = book.Position;
        book.Do("P-1", "2024-01-10", new NameDeputySponsor("eve")).Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
            .Do("P-1", "2024-02-02", new ReportStatus(Book.Day("2024-01-01"), "RAG3@1", "Red")).Do("P-1", "2024-02-03", new ChangeLead("eve"))
            .Do("P-1", "2024-03-01", new Resume()).Do("P-1", "2024-03-02", new NameDeputySponsor("bob"))
            .Do("P-1", "2024-04-01", new Stall([Derailer.BudgetCut])).Do("P-1", "2024-04-02", new AddScopeItem("I-1", "Portal", 1, 50));

        var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "stalls"), SideOf(book, At(book.Position)), SideOf(book, At(before)));

        // Of a programme that stands still it matters by which stall; the next status and another lead matter to none.
        Events("stalledNow").ShouldBe([before + 2, before + 5, before + 7]);
        Events("stallRate").ShouldBe([before + 2, before + 5, before + 7]);
        compared.Figures.Where(f => f.Same).ShouldAllBe(f => f.Behind.Count == 0);
        compared.Lists.Single(l => l.Name == "stalls").Added.Select(r => r.Positions).ShouldBe([[before + 2], [before + 7]], ignoreOrder: true);

        ValueList<long> Events(string figure) => compared.Figures.Single(f => f.Name == figure).Behind.ShouldHaveSingleItem().Positions;
    }

    // The programme stood still for so long that it was on the list; it goes on, and another is on it now.
    [Fact]
    public void A_row_that_went_names_the_event_that_cleared_it()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut])).Running("P-2", "2024-01-01");
        var before = book.Position;
        book.Do("P-1", "2024-05-20", new NameDeputySponsor("eve")).Do("P-1", "2024-05-31", new Resume())
            .Do("P-2", "2024-02-02", new NameDeputySponsor("eve")).Do("P-2", "2024-02-01", new Stall([Derailer.BudgetCut]));

        var list = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "watchlist"), SideOf(book, At(book.Position)), SideOf(book, At(before)))
            .Lists.Single(l => l.Name == "watchlist");

        list.Gone.Single(r => Equals(Cell(list, r.Cells, "rule"), "LongStall")).Positions.ShouldBe([before + 2]);
        list.Added.Single(r => Equals(Cell(list, r.Cells, "rule"), "LongStall")).Positions.ShouldBe([before + 4]);
    }

    // Every event that is named is one at which the report of the programme alone, of a ledger cut there, says something else than of
    // one cut just before; and were who is not named as it was then, the figure of all would be what it is.
    [Fact]
    public void At_each_event_that_is_named_the_figure_of_its_programme_changed() => AnyBook.ForAll(Asked, given =>
    {
        var (book, one, other, day, entry, _) = given;
        var (now, then) = (SideOf(book, Known(book, one, day), entry), SideOf(book, Known(book, other, day), entry));
        if (entry.Joint)
        {
            return;
        }

        var (compared, alone) = (ReportComparisons.Of(entry, now, then), now.Alone(entry));
        var whole = Figures(now.Facts);
        foreach (var history in book.Histories)
        {
            var before = Cut(history, then.Parameters.Knowledge.KnownAt);
            if ((before ?? Cut(history, now.Parameters.Knowledge.KnownAt))?.Code is not { } code)
            {
                continue;
            }

            // What came and was taken back between the two sides is on neither.
            var standing = new[] { now, then }.SelectMany(s => Upto(history, s.Parameters.Knowledge.KnownAt).Standing).Select(e => e.CommandId).ToHashSet();
            var met = ProgrammeHistory.Of(history.All.Where(e => standing.Contains(e.Event is CommandRetracted r ? r.Command : e.CommandId)));
            var asBefore = entry.Among is null ? Figures([.. now.Facts.Where(f => f.Code != code), .. before is null ? [] : new[] { before }]) : null;
            foreach (var (figure, i) in compared.Figures.Select((figure, i) => (figure, i)))
            {
                var named = figure.Behind.SingleOrDefault(b => string.Equals(b.Code, code, StringComparison.OrdinalIgnoreCase));
                var takenBack = history.All.Where(e => named?.Positions.Contains(e.Position) == true).Select(e => e.Event).OfType<CommandRetracted>()
                    .SelectMany(r => history.All.Where(e => e.CommandId == r.Command)).Select(e => e.Position).ToHashSet();
                foreach (var position in named?.Positions.Where(p => !takenBack.Contains(p)) ?? [])
                {
                    Says(alone, Cut(met, position), i).ShouldNotBe(Says(alone, Cut(met, position - 1), i), $"{entry.Name}.{figure.Name} {code} {position}");
                }

                if (named is null)
                {
                    asBefore?[i].ShouldBe(whole[i], $"{entry.Name}.{figure.Name} {code}");
                }
            }
        }

        List<FigureSide> Figures(IReadOnlyList<ProgrammeFacts> facts) => entry.Among is null
            ? [.. (now with { Facts = facts }).Report(entry).Figures.Select(FigureSide.Of)]
            : [.. compared.Figures.Select(f => f.Now)];

        static ProgrammeHistory Upto(ProgrammeHistory history, long position) => ProgrammeHistory.Of(history.All.Where(e => e.Position <= position));

        static ProgrammeFacts? Cut(ProgrammeHistory history, long position) =>
            ProgrammeFacts.Of(Upto(history, position)) is { Opened: not null } facts ? facts : null;

        // What adds up by itself, what does not by the whole report, which says nothing of when it was known.
        static (FigureSide, ValueList<Evidence>, Report?) Says(Func<ProgrammeFacts?, Report> alone, ProgrammeFacts? facts, int i)
        {
            var report = alone(facts);
            var said = report.Figures[i];
            var addsUp = said is { Numerator: not null, Unit: Unit.Share or Unit.Count or Unit.Per100ProgrammeMonths or Unit.PerProgrammeYear or Unit.CustomerValue };
            return (FigureSide.Of(said), said.Evidence!, addsUp ? null : report with { Header = NoHeader });
        }
    });

    // A row that no event and nothing about the organisation is named for says what it says by the time alone: it would in a report
    // of this day out of what was held then. By either basis, on one day or two.
    [Fact]
    public void What_nothing_is_named_for_time_alone_makes() => AnyBook.ForAll(Asked.Zip(AnyBook.AnyDay.Zip(Gen.Elements(false, true))), asked =>
    {
        var ((book, one, other, day, entry, looks), (otherDay, reported)) = asked;
        if (entry.Joint || entry.Among is not null)
        {
            return;
        }

        var (now, then) = (SideOf(book, Known(one, day), entry), SideOf(book, Known(other, otherDay), entry));
        List<ProgrammeFacts> held =
        [
            .. book.Histories.Select(h => then.Parameters.Knowledge.Of(h))
                .Select(h => ProgrammeFacts.Of(ProgrammeHistory.Of(h.All.Where(e => e.EffectiveOn <= otherDay || e.Event is CommandRetracted))))
                .Where(f => f.Opened is not null),
        ];
        var asHeld = (now with { Facts = held }).Report(entry).Tables().ToDictionary(t => t.Name);
        foreach (var list in ReportComparisons.Of(entry, now, then, looks, most: int.MaxValue).Lists)
        {
            var rows = asHeld[list.Name].Rows.ToLookup(asHeld[list.Name].KeyOf);
            foreach (var (key, cells) in list.Added.Where(r => r.Positions.Count + r.Organisation.Count == 0).Select(r => (asHeld[list.Name].KeyOf(r.Cells), r.Cells)))
            {
                rows.Contains(key).ShouldBeTrue($"{entry.Name}.{list.Name} {cells}");
            }

            foreach (var row in list.Gone.Where(r => r.Positions.Count + r.Organisation.Count == 0))
            {
                rows.Contains(asHeld[list.Name].KeyOf(row.Cells)).ShouldBeFalse($"{entry.Name}.{list.Name} {row}");
            }

            foreach (var row in list.Changed.Where(r => r.Positions.Count + r.Organisation.Count == 0))
            {
                var same = rows[asHeld[list.Name].KeyOf(row.Cells)].ShouldHaveSingleItem();
                foreach (var column in row.Columns)
                {
                    Cell(list, same, column).ShouldBe(Cell(list, row.Cells, column), $"{entry.Name}.{list.Name}.{column} {row}");
                }
            }
        }

        Knowledge Known(int percent, DateOnly about)
        {
            var position = Math.Max(1, book.Position * percent / 100);
            return reported ? Knowledge.Reported(position, Now, about) : Knowledge.Recorded(position, Now, about);
        }
    });

    // Three promises were due in March; of one it was told in April that it was kept. That the other two are broken no event made.
    [Fact]
    public void A_row_that_time_alone_makes_say_something_else_is_told_without_events()
    {
        var book = new Book().Running("P-1", "2024-01-01");
        foreach (var item in new[] { "I-1", "I-2", "I-3" })
        {
            book.Do("P-1", "2024-01-02", new AddScopeItem(item, "Portal", 1, 50, [new("ACME", Book.Day("2024-03-31"))]));
        }

        book.Do("P-1", "2024-03-20", new Deliver("I-2"));

        var list = Compare(int.MaxValue);
        (list.Added.Count, list.Gone.Count, list.ChangedOf).ShouldBe((0, 0, 3));
        list.Changed.Select(r => (Cell(list, r.Cells, "item"), r.Positions.Count == 0, r.Organisation.Count))
            .ShouldBe([("I-1", true, 0), ("I-2", false, 0), ("I-3", true, 0)], ignoreOrder: true);
        list.Changed.Single(r => Equals(Cell(list, r.Cells, "item"), "I-2")).Positions.ShouldBe([book.Position]);
        list.Changed.ShouldAllBe(r => r.Columns.Contains("fate"));

        // Fewer are told than there are, and it says how many there are.
        var some = Compare(1);
        (some.Changed.Count, some.ChangedLookedAt, some.ChangedOf).ShouldBe((1, 1, 3));

        ListDifference Compare(int most) => ReportComparisons.Of(
            ReportList.All.Single(r => r.Name == "promises"), SideOf(book, At(book.Position)), SideOf(book, At(book.Position).About(new(2024, 3, 1))), most: most)
            .Lists.Single(l => l.Name == "promises");
    }

    // Three hundred stalls and as many resumptions: more than are told apart unless all are asked for.
    [Fact]
    public void Of_more_events_than_can_be_told_apart_it_says_so()
    {
        var book = new Book();
        foreach (var programme in Enumerable.Range(1, 60).Select(i => $"P-{i}"))
        {
            book.Running(programme, "2024-01-01");
        }

        var before = book.Position;
        for (var i = 0; i < 600; i++)
        {
            book.Do("P-1", Book.Day("2024-02-01").AddDays(i / 10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), i % 2 == 0 ? new Stall([Derailer.BudgetCut]) : new Resume());
        }

        for (var i = 2; i <= 60; i++)
        {
            book.Do($"P-{i}", "2024-02-01", new NameDeputySponsor("eve"));
        }

        ReportComparison Compare(long known, int most) => ReportComparisons.Of(
            ReportList.All.Single(r => r.Name == "stalls"), SideOf(book, At(known)), SideOf(book, At(before)), most: most);

        Compare(before + 100, int.MaxValue).EventsTogether.ShouldBe(0);
        Rate(Compare(before + 100, int.MaxValue)).Count.ShouldBe(100);
        var many = Compare(before + 600, int.MaxValue);
        many.EventsTogether.ShouldBe(1);
        Rate(many).ShouldBe([.. Enumerable.Range(1, 600).Select(i => before + i)]);
        Compare(book.Position, ReportComparisons.Most).EventsTogether.ShouldBe(1);

        static ValueList<long> Rate(ReportComparison compared) =>
            compared.Figures.Single(f => f.Name == "stallRate").Behind.Single(b => b.Code == "P-1").Positions;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Stalls;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Knowing;

public class WhatIsKnown
{
    private static readonly DateOnly Now = new(2040, 1, 1);

    private static readonly Gen<(Book, int, DateOnly)> BooksCut =
        from book in AnyBook.Books
        from percent in Gen.Choose(1, 100)
        from day in AnyBook.AnyDay
        select (book, percent, day);

    [Fact]
    public void A_report_known_at_a_position_is_the_report_of_a_ledger_cut_there() =>
        AnyBook.ForAll(BooksCut, given =>
        {
            var (book, part, day) = given;
            var position = Math.Max(1, book.Position * part / 100);
            var knowledge = Knowledge.Recorded(position, Now, day);
            var parameters = new ReportParameters(knowledge, By: Grouping.Department);
            IReadOnlyList<ProgrammeFacts> ledgerCutThere =
            [
                .. book.Histories.Select(h =>
                    ProgrammeFacts.Of(ProgrammeHistory.Of(h.All.TakeWhile(e => e.Position <= position)))),
            ];

            AllReports.Of(book.Known(knowledge), book.OrganisationKnown(knowledge), parameters)
                .ShouldBe(AllReports.Of(ledgerCutThere, book.OrganisationKnown(position), parameters));
        });

    // By the facts of all that is known now, where nothing else was known then.
    [Theory, InlineData(Basis.Recorded), InlineData(Basis.Reported)]
    public void Facts_that_are_kept_for_what_was_known_earlier_say_in_every_report_what_was_known(Basis basis) =>
        AnyBook.ForAll(BooksCut, given =>
        {
            var (book, part, day) = given;
            var (position, knownOn) = (Math.Max(1, book.Position * part / 100), day.AddDays(part));
            var knowledge = basis == Basis.Recorded ? Knowledge.Recorded(position, knownOn, day) : Knowledge.Reported(position, knownOn, day);
            var parameters = new ReportParameters(knowledge, By: Grouping.Department);
            IReadOnlyList<ProgrammeFacts> kept = [.. book.Histories.Select(h => KnownFacts.Of(h, knowledge, ProgrammeFacts.Of)).OfType<ProgrammeFacts>()];

            AllReports.Of(kept, book.OrganisationKnown(knowledge), parameters)
                .ShouldBe(AllReports.Of(book.Known(knowledge), book.OrganisationKnown(knowledge), parameters));
        });

    [Fact]
    public void Where_nothing_came_late_the_facts_of_all_are_those_of_before()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-06-01", new Stall([Derailer.BudgetCut]));
        var (history, before) = (book.Histories.Single(), Knowledge.Recorded(book.Position - 1, new(2024, 5, 31)));
        var all = ProgrammeFacts.Of(history);
        KnownFacts.Of(history, before, _ => all).ShouldBeSameAs(all);

        book.Do("P-1", "2024-03-01", new AddScopeItem("A-1", "Portal", 1, 50));
        KnownFacts.Of(book.Histories.Single(), before, _ => all).ShouldNotBeNull().ShouldNotBeSameAs(all);
    }

    [Fact]
    public void What_sources_had_said_by_a_day_can_be_reported_whatever_is_missing() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            var knowledge = Knowledge.Reported(book.Position, Now, day);
            foreach (var report in AllReports.Of(book.Known(knowledge), book.OrganisationKnown(knowledge), new(knowledge)))
            {
                report.Header.Notes[0].ShouldStartWith($"A claim: this is what sources said by {day:yyyy-MM-dd}");
                report.Tables().ShouldNotBeEmpty();
            }
        });

    [Fact]
    public void Retracting_and_recording_again_equals_never_having_erred()
    {
        var erred = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
            .Do("P-1", "2024-05-01", new Retract(Book.Command(6), "another programme’s"))
            .Do("P-1", "2024-03-01", new Stall([Derailer.Reorganisation]));
        var right = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-03-01", new Stall([Derailer.Reorganisation]));

        var (one, other) = (erred.On("2024-06-01") with { Evidence = false }, right.On("2024-06-01") with { Evidence = false });
        StallReport.Compute(erred.Facts, erred.Organisation, one).Figures
            .ShouldBe(StallReport.Compute(right.Facts, right.Organisation, other).Figures);
    }

    // Stalled on 1 February, recorded as event 6; taken back as event 7. As known before, the old still stands.
    [Fact]
    public void A_retraction_acts_from_when_it_was_recorded()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
            .Do("P-1", "2024-05-01", new Retract(Book.Command(6), "another programme’s"));

        Stalled(book, Knowledge.Recorded(6, Now, new(2024, 6, 1))).ShouldBe(1);
        Stalled(book, Knowledge.Recorded(7, Now, new(2024, 6, 1))).ShouldBe(0);
    }

    // Recorded late, in June, of what a board paper said in March about February.
    [Fact]
    public void By_what_was_reported_a_late_record_counts_from_when_its_source_said_it()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]), reported: "2024-03-15");

        Stalled(book, Knowledge.Reported(book.Position, Now, new(2024, 3, 14))).ShouldBe(0);
        Stalled(book, Knowledge.Reported(book.Position, Now, new(2024, 3, 15))).ShouldBe(1);
        Stalled(book, Knowledge.Recorded(book.Position, Now, new(2024, 3, 14))).ShouldBe(1);
        Stalled(book, Knowledge.Reported(book.Position - 1, Now, new(2024, 3, 15))).ShouldBe(0);
    }

    [Fact]
    public void A_report_speaks_of_no_day_beyond_what_is_known() =>
        Should.Throw<ArgumentException>(() => Knowledge.Recorded(1, new(2024, 3, 31), new(2024, 4, 1)))
            .Message.ShouldStartWith("asOf is 2024-04-01, but what is known ends on 2024-03-31: a report cannot speak of a day beyond it.");

    [Fact]
    public void A_claim_speaks_of_no_day_beyond_what_was_said() =>
        Should.Throw<ArgumentException>(() => Knowledge.Reported(1, Now, new(2024, 3, 31), new(2024, 4, 1)))
            .Message.ShouldStartWith("asOf is 2024-04-01, but only what was said by 2024-03-31 counts: a report cannot speak of a day beyond it.");

    [Fact]
    public void All_of_a_history_known_is_that_history_itself()
    {
        var history = new Book().Running("P-1", "2024-01-01").Histories.Single();

        Knowledge.Recorded(5, Now).Of(history).ShouldBeSameAs(history);
        Knowledge.Recorded(4, Now).Of(history).All.Count.ShouldBe(4);
    }

    private static int? Stalled(Book book, Knowledge knowledge) =>
        StallReport.Compute(book.Known(knowledge), book.Organisation, new(knowledge)).Figure("stalledNow").Numerator;
}

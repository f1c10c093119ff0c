using FsCheck.Fluent;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Tests.Facts;

public class FactsAreDated
{
    [Fact]
    public void Facts_of_everything_clipped_at_a_day_are_those_of_the_events_up_to_it() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            foreach (var history in book.Histories)
            {
                var clipped = Seen(ProgrammeFacts.Of(history), day);
                var folded = Seen(ProgrammeFacts.Of([.. history.Standing.Where(e => e.EffectiveOn <= day)]), day);
                clipped.ShouldBe(folded);
            }
        });

    [Fact]
    public void Facts_say_of_any_day_what_the_domain_says() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            foreach (var history in book.Histories)
            {
                var (said, p) = (Seen(ProgrammeFacts.Of(history), day), history.On(day));

                // Nothing is on record before the opening, or once it is retracted: the facts hold nothing either.
                if (!p.Exists)
                {
                    said.States.ShouldBeEmpty();
                    said.Items.ShouldBeEmpty();
                    continue;
                }

                said.States[^1].State.ShouldBe(p.State);
                said.Profile.Department.ShouldBe(p.Department);
                (said.Finishes.Count == 0 ? (DateOnly?)null : said.Finishes[^1].To).ShouldBe(p.PlannedFinish);
                said.Finishes.Count(f => f.Kind == FinishKind.Rebaselined).ShouldBe(p.Rebaselines);
                said.Seats.Where(s => s.To is null).Select(s => (s.Person, s.Role, s.From, s.Commitment, s.Replaced)).Order()
                    .ShouldBe(p.Sponsors.Select(s => (s.Person, s.Role, s.Since, s.Commitment, s.SwappedIn)).Order());
                // A number whose phase was cancelled can be planned again: the domain keeps the last, the facts both.
                said.Phases.GroupBy(f => f.Number).Select(g => g.Last()).Select(f => (f.Number, f.State, f.Plan.Finish, f.Plan.Funded)).Order()
                    .ShouldBe(p.Phases.Values.Select(f => (f.Number, f.State, f.Finish, f.Funded)).Order());
                foreach (var item in said.Items)
                {
                    var i = p.Items[item.Item];
                    (item.Phase, item.Delivered, item.Deferrals.Count(), item.Version.CustomerValue)
                        .ShouldBe((i.Phase, i.Delivered, i.Deferrals, i.CustomerValue));
                    (item.Fate == ScopeFate.Open).ShouldBe(p.OpenItems.Contains(i));
                }

                said.Items.Count.ShouldBe(p.Items.Count);
            }
        });

    [Fact]
    public void The_status_that_stands_for_a_period_is_the_last_recorded() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            foreach (var (history, programme) in book.Histories.Zip(
                Slice.Of(book.Facts, book.Organisation, book.On("2023-01-01")).Programmes))
            {
                programme.StandingStatuses().Select(s => (s.Report.Period, s.At))
                    .ShouldBe(history.On(new(2023, 1, 1)).Statuses.Values.Select(s => (s.Report.Period, s.Position)));
            }
        });

    [Fact]
    public void An_event_of_a_programme_that_nothing_known_opens_is_no_fact()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall([Domain.Derailer.BudgetCut]));
        var facts = ProgrammeFacts.Of([.. book.Histories.Single().Standing.Where(e => e.Event is not ProgrammeProposed)]);

        facts.Opened.ShouldBeNull();
        facts.States.ShouldBeEmpty();
        Slice.Of([facts], book.Organisation, book.On("2024-03-01")).Programmes.ShouldBeEmpty();
    }

    private static Everything Seen(ProgrammeFacts facts, DateOnly day) => new(
        new Clipped<Profile>(facts.Profiles, day).Last!,
        [.. new Clipped<StateSpell>(facts.States, day)],
        [.. new Clipped<SeatSpell>(facts.Seats, day)],
        [.. new Clipped<DeputyFact>(facts.Deputies, day)],
        [.. new Clipped<FinishFact>(facts.Finishes, day)],
        [.. new Clipped<BudgetFact>(facts.Budgets, day)],
        [.. new Clipped<StatusFact>(facts.Statuses, day)],
        [.. new Clipped<PhaseFacts>(facts.Phases, day)],
        [.. new Clipped<ScopeItemFacts>(facts.Items, day)],
        [.. new Clipped<CoverageSpell>(facts.Coverage, day)],
        [.. new Clipped<Heard>(facts.Heard, day)]);

    private sealed record Everything(
        Profile Profile,
        Domain.ValueList<StateSpell> States,
        Domain.ValueList<SeatSpell> Seats,
        Domain.ValueList<DeputyFact> Deputies,
        Domain.ValueList<FinishFact> Finishes,
        Domain.ValueList<BudgetFact> Budgets,
        Domain.ValueList<StatusFact> Statuses,
        Domain.ValueList<PhaseFacts> Phases,
        Domain.ValueList<ScopeItemFacts> Items,
        Domain.ValueList<CoverageSpell> Coverage,
        Domain.ValueList<Heard> Heard);
}

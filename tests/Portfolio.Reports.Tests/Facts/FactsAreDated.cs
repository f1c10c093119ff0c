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
    public void A_programme_stands_on_a_day_as_it_does_where_nothing_later_is_on_record() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            var asked = new ReportParameters(Portfolio.Reports.Knowing.Knowledge.Recorded(book.Position, new(2040, 1, 1), day));
            var clipped = Slice.Of(book.Facts, book.Organisation, asked).Programmes;
            var folded = Slice.Of(
                [.. book.Histories.Select(h => ProgrammeFacts.Of([.. h.Standing.Where(e => e.EffectiveOn <= day)]))], book.Organisation, asked)
                .Programmes;
            clipped.Select(p => p.Code).ShouldBe(folded.Select(p => p.Code));
            foreach (var (one, other) in clipped.Zip(folded))
            {
                one.States.ShouldBe(other.States);
                one.Seats.ShouldBe(other.Seats);
                one.Phases.ShouldBe(other.Phases);
                one.Items.ShouldBe(other.Items);
                one.Outcomes.ShouldBe(other.Outcomes);
                one.StandingStatuses().ShouldBe(other.StandingStatuses());
                one.LatestStatus.ShouldBe(other.LatestStatus);
                one.LatestStatus.ShouldBe(one.Statuses.Select(s => (StatusFact?)s).MaxBy(s => (s!.Value.Report.Period, s.Value.At)));
                foreach (var kind in Enum.GetValues<FactKind>())
                {
                    one.Windows(kind).ShouldBe(other.Windows(kind));
                }
            }
        });

    [Fact]
    public void Every_report_of_a_day_is_that_of_the_events_up_to_it() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            var asked = new ReportParameters(Portfolio.Reports.Knowing.Knowledge.Recorded(book.Position, new(2040, 1, 1), day));
            var opened = book.Histories.Where(h => ProgrammeFacts.Of(h).Opened <= day).ToList();
            AllReports.Of([.. opened.Select(ProgrammeFacts.Of)], book.Organisation, asked).ShouldBe(
                AllReports.Of([.. opened.Select(h => ProgrammeFacts.Of([.. h.Standing.Where(e => e.EffectiveOn <= day)]))], book.Organisation, asked));
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
                // One that was handed over and came back stands in the facts twice: the domain keeps the last.
                var items = said.Items.GroupBy(i => i.Item, StringComparer.OrdinalIgnoreCase).Select(g => g.Last()).ToList();
                foreach (var item in items)
                {
                    var i = p.Items[item.Item];
                    (item.Phase, item.Delivered, item.Deferrals.Count(), item.Version.CustomerValue)
                        .ShouldBe((i.Phase, i.Delivered, i.Deferrals, i.CustomerValue));
                    (item.Fate == ScopeFate.Open).ShouldBe(p.OpenItems.Contains(i));
                }

                items.Count.ShouldBe(p.Items.Count);
                SaysOfItsContextWhatTheDomainSays(said, p, history, day);
            }
        });

    private static void SaysOfItsContextWhatTheDomainSays(Everything said, Programme p, ProgrammeHistory history, DateOnly day)
    {
        said.Milestones.Select(m => (m.Milestone, m.Due, m.Expected, m.ReachedOn)).Order()
            .ShouldBe(p.Milestones.Values.Select(m => (m.Code, m.First, m.Forecast, m.ReachedOn)).Order());
        said.Departments.Select(d => (d.Department, d.From, d.Engagement)).Order()
            .ShouldBe(p.Involved.Values.Select(d => (d.Department, d.Since, d.Engagement)).Order());
        said.Derailers.Where(d => d.To is null).Select(d => (d.Kind, d.From)).Order()
            .ShouldBe(p.Derailers.Select(d => (d.Key, d.Value)).Order());
        said.Contingencies.Select(c => (c.Threat, c.Owner, c.Tended.From)).Order()
            .ShouldBe(p.Contingencies.Values.Select(c => (c.Threat, c.Owner, c.TendedOn)).Order());
        said.Contingencies.ShouldAllBe(c => c.ReadyFor(day, 12) != null == history.WasPrepared(c.Threat, day, 12));
        said.Shocks.Select(s => (s.Shock, s.Severity)).Order().ShouldBe(p.Absorbed.Select(s => (s.Key, s.Value)).Order());
        said.Incidents.Select(i => (i.Opening.Incident, i.From, i.Handling, i.ResolvedOn)).Order()
            .ShouldBe(p.Incidents.Values.Select(i => (i.Opening.Incident, i.On, i.Handling, i.ResolvedOn)).Order());
        said.Outcomes.Where(o => o.To is null).Select(o => (o.Link.Outcome, o.From, o.Measured?.Value, o.Measured?.From)).Order()
            .ShouldBe(p.Outcomes.Values.Select(o => (o.Link.Outcome, o.Since, o.Measure?.Value, o.Measure?.On)).Order());
        said.Actions.Select(a => (a.Opening.Action, a.From, a.ClosedOn, a.Escalations.Count == 0 ? null : a.Owner)).Order()
            .ShouldBe(p.Actions.Values.Select(a => (a.Opening.Action, a.RaisedOn, a.ClosedOn, a.EscalatedTo)).Order());
        said.Answers.Select(a => $"{a.Question}.{a.Component}").Distinct().Order().ShouldBe(p.Canvas.Keys.Order());
        said.Overrides.GroupBy(o => o.Said.Period).Select(g => (g.Key, g.Max(o => o.At))).Order()
            .ShouldBe(p.Overrides.Select(o => (o.Key, o.Value.Position)).Order());
    }

    [Fact]
    public void Waves_say_of_any_day_what_the_domain_says() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            foreach (var history in book.Organisation.Waves.Values)
            {
                var (wave, w) = (WaveFacts.Of(history, day), history.On(day));
                wave?.Wave.ShouldBe(w.Opened);
                (wave is null).ShouldBe(w.Opened is null);
                wave?.Responses.Select(r => r.Said.Code).Order().ShouldBe(w.Responses.Keys.Order());
                wave?.Actions.Select(a => (a.Opening.Action, a.From, a.ClosedOn)).Order()
                    .ShouldBe(w.Actions.Values.Select(a => (a.Opening.Action, a.RaisedOn, a.ClosedOn)).Order());
            }
        });

    [Fact]
    public void A_programme_with_nothing_around_it_keeps_nothing_of_it() =>
        ProgrammeFacts.Of(new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new ChangeLead("eve")).Histories.Single())
            .Context.ShouldBeSameAs(ContextFacts.None);

    [Fact]
    public void The_status_that_stands_for_a_period_is_the_last_recorded() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay), given =>
        {
            var (book, day) = given;
            var seen = Slice.Of(book.Facts, book.Organisation, book.On($"{day:yyyy-MM-dd}")).Programmes.ToDictionary(p => p.Code);
            foreach (var history in book.Histories)
            {
                var (code, programme) = (ProgrammeFacts.Of(history).Code, history.On(day));

                // One that is not yet there, or whose opening was retracted, is in no report.
                seen.ContainsKey(code).ShouldBe(programme.Exists);
                if (programme.Exists)
                {
                    seen[code].StandingStatuses().Select(s => (s.Report.Period, s.At))
                        .ShouldBe(programme.Statuses.Values.Select(s => (s.Report.Period, s.Position)));
                }
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
        [.. facts.Heard.Where(h => h.From <= day)],
        [.. new Clipped<MilestoneFacts>(facts.Context.Milestones, day)],
        [.. new Clipped<InvolvementFacts>(facts.Context.Departments, day)],
        [.. new Clipped<BlindsidingFact>(facts.Context.Blindsidings, day)],
        [.. new Clipped<DerailerSpell>(facts.Context.Derailers, day)],
        [.. new Clipped<ContingencyFacts>(facts.Context.Contingencies, day)],
        [.. new Clipped<ShockFact>(facts.Context.Shocks, day)],
        [.. new Clipped<AssessmentFact>(facts.Context.Assessments, day)],
        [.. new Clipped<IncidentFacts>(facts.Context.Incidents, day)],
        [.. new Clipped<OutcomeFacts>(facts.Context.Outcomes, day)],
        [.. new Clipped<ActionFacts>(facts.Context.Actions, day)],
        [.. new Clipped<CommunicationFact>(facts.Context.Communications, day)],
        [.. new Clipped<StrategyAnswerFact>(facts.Context.StrategyAnswers, day)],
        [.. new Clipped<OverrideFact>(facts.Context.Overrides, day)]);

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
        Domain.ValueList<Heard> Heard,
        Domain.ValueList<MilestoneFacts> Milestones,
        Domain.ValueList<InvolvementFacts> Departments,
        Domain.ValueList<BlindsidingFact> Blindsidings,
        Domain.ValueList<DerailerSpell> Derailers,
        Domain.ValueList<ContingencyFacts> Contingencies,
        Domain.ValueList<ShockFact> Shocks,
        Domain.ValueList<AssessmentFact> Assessments,
        Domain.ValueList<IncidentFacts> Incidents,
        Domain.ValueList<OutcomeFacts> Outcomes,
        Domain.ValueList<ActionFacts> Actions,
        Domain.ValueList<CommunicationFact> Communications,
        Domain.ValueList<StrategyAnswerFact> Answers,
        Domain.ValueList<OverrideFact> Overrides);
}

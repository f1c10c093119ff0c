using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Reports;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Tests.Reports;

/// <summary>Results are kept for whoever asks the same again: the plain ones always, others as far as memory goes.</summary>
public class KeptReportsTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    [Fact]
    public void The_plain_answer_of_every_report_stays_while_others_come()
    {
        var catalogue = new ReportCatalogue();
        var plain = new ReportParameters(Knowledge.Recorded(0, Day), Evidence: false);
        var answers = ReportList.All.Select(r => catalogue.Compute(r, View.Empty, plain)).ToList();
        foreach (var report in ReportList.All)
        {
            for (var days = 1; days <= 40; days++)
            {
                catalogue.Compute(report, View.Empty, plain with { Knowledge = plain.Knowledge.About(Day.AddDays(-days)) });
            }
        }

        ReportList.All.Select(r => catalogue.Compute(r, View.Empty, plain)).Zip(answers).ShouldAllBe(a => ReferenceEquals(a.First, a.Second));
    }

    [Fact]
    public void Of_the_others_those_asked_last_stay_as_many_as_there_is_room_for()
    {
        var kept = new KeptReports(mostBytes: 3 * Bytes);
        Ask(kept, 1);
        Ask(kept, 2);
        Ask(kept, 3);
        Ask(kept, 1).ShouldBeFalse("there is room for three");
        Ask(kept, 4);
        Ask(kept, 1).ShouldBeFalse("it was asked for lately");
        Ask(kept, 2).ShouldBeTrue("it was asked for longest ago");
    }

    [Fact]
    public void One_that_needs_more_room_than_there_is_is_answered_and_not_kept()
    {
        var kept = new KeptReports(mostBytes: 1);
        Ask(kept, 1).ShouldBeTrue();
        Ask(kept, 1).ShouldBeTrue();
    }

    [Fact]
    public void A_plain_answer_takes_no_room_until_a_later_one_takes_its_place()
    {
        var kept = new KeptReports(mostBytes: 1);
        Ask(kept, 1, isPlain: true).ShouldBeTrue();
        Ask(kept, 1, isPlain: true).ShouldBeFalse();
        Ask(kept, 2, isPlain: true).ShouldBeTrue();
        Ask(kept, 2, isPlain: true).ShouldBeFalse();
        Ask(kept, 1).ShouldBeTrue("it had to go with the others, for whom there is no room");
    }

    [Fact]
    public void Of_former_plain_answers_the_last_few_stay_and_those_that_somebody_asked_for_since()
    {
        var kept = new KeptReports(long.MaxValue);
        Ask(kept, 1, isPlain: true);
        Ask(kept, 2, isPlain: true);
        Ask(kept, 1).ShouldBeFalse("it is the one before");
        for (var position = 3; position <= 3 + KeptReports.MostBefore; position++)
        {
            Ask(kept, position, isPlain: true);
        }

        Ask(kept, 2).ShouldBeTrue("nobody has asked for it since");
        Ask(kept, 3).ShouldBeFalse("it is among the last");
        Ask(kept, 1).ShouldBeFalse("somebody did ask for it");
    }

    [Fact]
    public void A_former_plain_answer_that_was_dropped_is_computed_again_and_is_equal()
    {
        var kept = new KeptReports(long.MaxValue);
        var first = kept.Get(0, "watchlist", At(1), isPlain: true, () => Computed(At(1)));
        for (var position = 2; position <= 2 + KeptReports.MostBefore; position++)
        {
            Ask(kept, position, isPlain: true);
        }

        var again = kept.Get(0, "watchlist", At(1), isPlain: false, () => Computed(At(1)));

        again.ShouldNotBeSameAs(first);
        ReportCatalogue.JsonOf(again, 100).ToArray().ShouldBe(ReportCatalogue.JsonOf(first, 100).ToArray());
    }

    [Fact]
    public void An_earlier_plain_answer_never_takes_the_place_of_a_later_one()
    {
        var kept = new KeptReports(mostBytes: 1);
        Ask(kept, 2, isPlain: true);
        Ask(kept, 1, isPlain: true);
        Ask(kept, 2).ShouldBeFalse();
    }

    [Fact]
    public void What_could_not_be_computed_is_tried_again()
    {
        var kept = new KeptReports(long.MaxValue);
        Should.Throw<InvalidOperationException>(() => kept.Get(0, "board", At(1), isPlain: true, () => throw new InvalidOperationException("Not now.")));
        Ask(kept, 1, isPlain: true).ShouldBeTrue();
    }

    [Fact]
    public void What_stands_behind_figures_counts_too_so_that_no_reader_fills_the_memory_with_it()
    {
        var plain = Computed(At(1));
        var behind = Enumerable.Range(0, 1_000).Select(i => new Evidence($"P-{i}", [1, 2, 3])).ToValueList();
        var heavy = plain with { Figures = [plain.Figures[0] with { Evidence = behind }, .. plain.Figures.Skip(1)] };

        // An object, two references and three positions each.
        KeptReports.WeightOf(heavy).ShouldBeGreaterThan(KeptReports.WeightOf(plain) + (1_000 * 100));
        KeptReports.WeightOf(plain).ShouldBeGreaterThan(10_000, "even one of an empty portfolio has words and figures");
    }

    [Fact]
    public async Task However_many_ask_at_a_time_it_is_computed_once()
    {
        var (kept, computed) = (new KeptReports(long.MaxValue), 0);
        using var all = new Barrier(4);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                all.SignalAndWait(TestContext.Current.CancellationToken);
                return kept.Get(0, "board", At(1), isPlain: false, () =>
                {
                    Interlocked.Increment(ref computed);
                    return Computed(At(1));
                });
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        computed.ShouldBe(1);
        answers.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(1);
    }

    // What the watchlist of an empty portfolio counts for.
    private static long Bytes => KeptReports.WeightOf(Computed(At(1)));

    private static ReportParameters At(long position) => new(Knowledge.Recorded(position, Day), Evidence: false);

    private static Report Computed(ReportParameters parameters) =>
        ReportList.All.First(r => r.Name == "watchlist").Compute([], Organisation.Initial, parameters);

    /// <returns>Whether it had to be computed.</returns>
    private static bool Ask(KeptReports kept, long position, bool isPlain = false)
    {
        var computed = false;
        kept.Get(0, "watchlist", At(position), isPlain, () =>
        {
            computed = true;
            return Computed(At(position));
        });
        return computed;
    }
}

using System.Runtime.CompilerServices;
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
        Ask(kept, 1, day: 1);
        Ask(kept, 1, day: 2);
        Ask(kept, 1, day: 3);
        Ask(kept, 1, day: 1).ShouldBeFalse("there is room for three");
        Ask(kept, 1, day: 4);
        Ask(kept, 1, day: 1).ShouldBeFalse("it was asked for lately");
        Ask(kept, 1, day: 2).ShouldBeTrue("it was asked for longest ago");
    }

    [Fact]
    public void One_that_needs_more_room_than_there_is_is_answered_and_not_kept()
    {
        var kept = new KeptReports(mostBytes: 1);
        Ask(kept, 1).ShouldBeTrue();
        Ask(kept, 1).ShouldBeTrue();
    }

    [Fact]
    public void A_plain_answer_takes_no_room()
    {
        var kept = new KeptReports(mostBytes: 1);
        Ask(kept, 1, isNow: true).ShouldBeTrue();
        Ask(kept, 1, isNow: true).ShouldBeFalse();
        Ask(kept, 2, isNow: true).ShouldBeTrue();
        Ask(kept, 2, isNow: true).ShouldBeFalse();
    }

    // What it holds is the facts of every programme: while commands come, these are others with each answer.
    [Fact]
    public void What_knows_of_another_moment_than_now_or_the_one_asked_for_last_is_held_no_longer()
    {
        var kept = new KeptReports(long.MaxValue);
        Ask(kept, 1, isNow: true);
        Ask(kept, 1, isNow: true, day: 2);
        Ask(kept, 2, isNow: true);
        Collect();
        Ask(kept, 2).ShouldBeFalse("it is the latest");
        Ask(kept, 1).ShouldBeTrue("there is a later one");
        Collect();
        Ask(kept, 1).ShouldBeFalse("it was asked for since, and is what was asked for last");
        Ask(kept, 1, day: 2).ShouldBeTrue("nobody has asked for it since");
        Ask(kept, 2, isNow: true).ShouldBeFalse("the latest stays whatever else is asked");
        Ask(kept, 0).ShouldBeTrue();
        Collect();
        Ask(kept, 1).ShouldBeTrue("something else was asked for since");
        Ask(kept, 2).ShouldBeFalse();
    }

    [Fact]
    public void What_is_held_no_longer_is_found_as_long_as_it_is_there_and_then_held_again()
    {
        var kept = new KeptReports(long.MaxValue);
        FoundAgain(kept);
        Collect();
        Ask(kept, 1).ShouldBeFalse("it was asked for last");
        Ask(kept, 0);
        Collect();
        Ask(kept, 1).ShouldBeTrue("something else was");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void FoundAgain(KeptReports kept)
        {
            var first = kept.Get(new(0, 1), isNow: true, "watchlist", At(1), isPlain: true, () => Computed(At(1)));
            Ask(kept, 2, isNow: true);
            Collect();
            kept.Get(new(0, 1), isNow: false, "watchlist", At(1), isPlain: false, () => throw new InvalidOperationException("It is there."))
                .ShouldBeSameAs(first);
        }
    }

    // No command comes over night: what was the plain answer yesterday is one among others today.
    [Fact]
    public void A_plain_answer_of_the_day_before_takes_room()
    {
        var kept = new KeptReports(mostBytes: 1);
        bool Plain(int day)
        {
            var computed = false;
            kept.Get(new(0, 1), isNow: true, "watchlist", At(1, day), isPlain: true, () =>
            {
                computed = true;
                return Computed(At(1, day));
            });
            return computed;
        }

        Plain(1).ShouldBeTrue();
        Plain(1).ShouldBeFalse();
        Plain(0).ShouldBeTrue();
        Plain(0).ShouldBeFalse();
        Ask(kept, 1, isNow: false, day: 1).ShouldBeTrue("it had to go with the others, for whom there is no room");
    }

    [Fact]
    public void One_who_asks_by_what_was_known_a_moment_ago_takes_nothing_from_one_who_stays_at_an_earlier_one()
    {
        var kept = new KeptReports(long.MaxValue);
        Ask(kept, 5, isNow: true);
        Ask(kept, 1);
        Ask(kept, 4, isNow: true);
        Collect();
        Ask(kept, 1).ShouldBeFalse();
    }

    [Fact]
    public void One_that_was_dropped_is_computed_again_and_is_equal()
    {
        var kept = new KeptReports(long.MaxValue);
        var first = First(kept);
        Ask(kept, 2, isNow: true);
        Collect();
        var computed = false;

        var again = kept.Get(new(0, 1), isNow: false, "watchlist", At(1), isPlain: false, () =>
        {
            computed = true;
            return Computed(At(1));
        });

        computed.ShouldBeTrue();
        ReportCatalogue.JsonOf(again, 100).ToArray().ShouldBe(first);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static byte[] First(KeptReports kept) =>
            ReportCatalogue.JsonOf(kept.Get(new(0, 1), isNow: true, "watchlist", At(1), isPlain: true, () => Computed(At(1))), 100).ToArray();
    }

    [Fact]
    public void An_earlier_plain_answer_never_takes_the_place_of_a_later_one()
    {
        var kept = new KeptReports(mostBytes: 1);
        Ask(kept, 2, isNow: true);
        Ask(kept, 1, isNow: true);
        Ask(kept, 2).ShouldBeFalse();
    }

    [Fact]
    public void What_could_not_be_computed_is_tried_again()
    {
        var kept = new KeptReports(long.MaxValue);
        Should.Throw<InvalidOperationException>(() => kept.Get(new(0, 1), isNow: true, "board", At(1), isPlain: true, () => throw new InvalidOperationException("Not now.")));
        Ask(kept, 1, isNow: true).ShouldBeTrue();
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
                return kept.Get(new(0, 1), isNow: false, "board", At(1), isPlain: false, () =>
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

    private static ReportParameters At(long position, int day = 0) => new(Knowledge.Recorded(position, Day.AddDays(-day)), Evidence: false);

    private static Report Computed(ReportParameters parameters) =>
        ReportList.All.First(r => r.Name == "watchlist").Compute([], Organisation.Initial, parameters);

    // Nothing of what an answer was is left on the stack of the one who collects.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);

    /// <param name="isNow">Whether nothing later is known; with no day of its own, then, it is the plain question.</param>
    /// <returns>Whether it had to be computed.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Ask(KeptReports kept, long position, bool isNow = false, int day = 0)
    {
        var computed = false;
        kept.Get(new(0, position), isNow, "watchlist", At(position, day), isNow && day == 0, () =>
        {
            computed = true;
            return Computed(At(position, day));
        });
        return computed;
    }
}

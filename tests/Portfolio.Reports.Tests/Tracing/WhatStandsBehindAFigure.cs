using System.Globalization;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Tracing;

/// <summary>
/// Behind each figure of each report stands as much as it counts: on random books, short and long ones, and on one that has what
/// these seldom have.
/// </summary>
public class WhatStandsBehindAFigure
{
    private static readonly IReadOnlyList<(string Book, Report Report)> Reports = [.. Books().AsParallel().AsOrdered().SelectMany(Of)];

    /// <summary>What there has to be as many of behind a figure as its numerator says.</summary>
    private enum Counted
    {
        /// <summary>Programmes or accounts, each once, whatever events it was by.</summary>
        Subjects,

        /// <summary>Events: several may be of one programme.</summary>
        Events,

        /// <summary>Cases of two events or more each, for example of something begun and ended.</summary>
        OfSeveralEvents,

        /// <summary>Cases of which one event may tell of several, for example of all derailers observed at once.</summary>
        OfSharedEvents,

        /// <summary>Cases among others that stand behind it too, for example the ended ones among all that a median rests on.</summary>
        AmongOthers,
    }

    private static readonly Dictionary<Counted, string[]> Figures = new()
    {
        [Counted.Subjects] =
        [
            "account-plan.accountsNamed", "account-plan.untouched", "board.delayedOrDropped", "board.headline", "board.onWatchlist",
            "board.rebaselined", "board.stalledNow", "board.vacantNow", "derailers.hitByAny", "derailers.hitBySeveral", "engagement.blindsided",
            "engagement.blocked", "engagement.runAlone", "engagement.whollyCommitted", "freshness.greenNow", "freshness.statusCurrent",
            "freshness.statusDue", "freshness.statusLate", "freshness.statusMissing", "outcomes.withoutOutcome", "perception-gap.aboveCustomers",
            "perception-gap.watermelons", "re-baselines.delayed", "re-baselines.rebaselined", "re-baselines.rebaselinedAgain",
            "resilience.coveredAll", "resilience.coveredAny", "resilience.delayedAfterPrepared", "resilience.delayedAfterUnprepared",
            "resilience.droppedAfterPrepared", "resilience.droppedAfterUnprepared", "resilience.preparedWhenStruck",
            "resilience.stalledAfterPrepared", "resilience.stalledAfterUnprepared", "sponsors.deputyNow", "sponsors.interimNow",
            "sponsors.jointNow", "sponsors.vacantNow", "stalls.everStalled", "stalls.onHoldNow", "stalls.stalledNow", "stalls.suspectedStalls",
            "strategy.canvasComplete", "strategy.inVacuum", "watchlist.onWatchlist", "watchlist.onWatchlistSeveral", "what-if.exposed",
            "what-if.unprepared",
        ],
        [Counted.Events] =
        [
            "board.dropRateYear", "board.stallRateYear", "closed-loop.actionsOpen", "closed-loop.actionsOverdue", "closed-loop.escalated",
            "closed-loop.responseRate", "drivers.improveAddressed", "engagement.committed", "engagement.notSaid", "outcomes.onTrack",
            "outcomes.reached", "outcomes.staleMeasures", "perception-gap.incidentsOpen", "phase-2.deferredItems", "phase-2.deferredToLater",
            "re-baselines.rebaselineRate", "resilience.freshContingencies", "sponsors.stallRateAfterSwap", "sponsors.stallRateOtherwise",
            "sponsors.swapRate", "stalls.stallRate", "stalls.stallRateYear", "strategy.dropRateInVacuum", "strategy.dropRateOtherwise",
            "strategy.stallRateInVacuum", "strategy.stallRateOtherwise", "what-if.stallRatePrepared", "what-if.stallRateUnprepared",
            "what-if.valueAtStake", "board.valueWaiting",
        ],
        [Counted.OfSeveralEvents] =
        [
            "closed-loop.closedInTime", "closed-loop.toldOfClosed", "derailers.derailersCleared", "forecast.waitingItems",
            "perception-gap.handledWell", "phase-2.deferredAgain", "phase-2.valueDeferred", "phase-2.valueDelivered", "phase-2.valueDropped",
            "phase-2.valueUnknown", "phase-2.valueWaiting", "sponsors.endorsed", "sponsors.outlivesSponsor", "sponsors.recommitted",
        ],
        [Counted.OfSharedEvents] =
        [
            "board.promisesBroken", "derailers.derailersStanding", "drivers.wholeResponses", "promises.promisesAtRisk", "promises.promisesBroken",
            "promises.promisesKept", "promises.promisesLate", "promises.promisesOpen", "surveys.staffPulse", "surveys.surveyAnswers",
            "what-if.promisesAtStake",
        ],
        [Counted.AmongOthers] =
        [
            "account-plan.pressing", "closed-loop.medianDaysToClose", "derailers.medianDaysToClear", "sponsors.medianDaysVacant",
            "sponsors.medianProgrammeLength", "sponsors.medianTenure", "stalls.medianDaysStalled",
        ],
    };

    [Fact]
    public void Is_as_much_as_it_counts()
    {
        var countedBy = Figures.SelectMany(f => f.Value, (f, name) => (name, f.Key)).ToDictionary(f => f.name, f => f.Key);
        var met = new HashSet<string>();
        foreach (var (book, report) in Reports)
        {
            foreach (var figure in AllOf(report).Where(f => f.Numerator is not null))
            {
                var name = $"{report.Header.Name}.{figure.Name}";
                countedBy.ShouldContainKey(name);
                Agrees(figure, countedBy[name]).ShouldBeTrue($"{name} counts {figure.Numerator} in {book}: {string.Join(", ", figure.Evidence!)}");
                if (figure.Numerator > 0)
                {
                    met.Add(name);
                }
            }
        }

        countedBy.Keys.Except(met).ShouldBeEmpty("Figures of which nothing was ever counted.");
    }

    // The prior speaks before anything is on record, and rests on nothing; the base rate is the prior's own then.
    [Fact]
    public void Is_something_wherever_there_is_any()
    {
        foreach (var (book, report) in Reports)
        {
            AllOf(report).Where(f => f.Value is not (null or 0) && f.Name is not ("priorShare" or "baseRate") && f.Evidence!.Count == 0)
                .Select(f => $"{report.Header.Name}.{f.Name} in {book}").ShouldBeEmpty();
        }
    }

    // Where nothing is counted nothing stands behind, but among others: what is censored stands behind a median too.
    private static bool Agrees(Figure figure, Counted by)
    {
        var (count, evidence) = (figure.Numerator!.Value, figure.Evidence!);
        var (subjects, events) = (evidence.DistinctBy(e => (e.Kind, e.Code)).Count(), evidence.Sum(e => e.Positions.Count));
        return subjects == evidence.Count && by switch
        {
            Counted.Subjects => subjects == count,
            Counted.Events => events == count && subjects <= count,
            Counted.OfSeveralEvents => subjects <= count && events >= count && (count > 0 || events == 0),
            Counted.OfSharedEvents => subjects <= count && events <= count && (count == 0 || events > 0),
            _ => count == 0 || events > 0,
        };
    }

    private static IEnumerable<Figure> AllOf(Report report) => [.. report.Figures, .. report.Groups.SelectMany(g => g.Figures)];

    private static IEnumerable<(string, Report)> Of((string Name, Book Book, DateOnly Day) given)
    {
        var asked = given.Book.On(given.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with { By = Grouping.Department };
        return AllReports.Of(given.Book.Facts, given.Book.Organisation, asked).Select(r => (given.Name, r));
    }

    private static IEnumerable<(string, Book, DateOnly)> Books()
    {
        yield return ("the full book", FullBook.Written(), Book.Day("2025-01-03"));
        for (var seed = 1; seed <= 24; seed++)
        {
            var random = new Random(seed);
            var book = AnyBook.Written(random, random.Next(20, seed % 2 == 0 ? 160 : 900));
            yield return ($"book {seed}", book, AnyBook.First.AddDays(300 + random.Next(600)));
        }
    }
}

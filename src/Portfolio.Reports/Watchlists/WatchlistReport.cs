using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Board;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Watchlists;

/// <summary>Who needs a look, and why; what is new on the list, and what was cleared.</summary>
public static class WatchlistReport
{
    private static readonly FigureSpec Watched = new(
        "onWatchlist", "Programmes on the watchlist", "Programmes that meet at least one rule on the day, of those not ended.");

    /// <summary>Among the reports.</summary>
    internal static ForecastingEntry Entry { get; } =
        ForecastingEntry.Of("watchlist", "Watchlist", "Who needs a look, and why?", Compute) with { Among = Among, Against = Against };

    // What was known then stays as it was, whatever is left out of what is known now.
    private static ForecastingEntry Against(EarlierLook look) =>
        ForecastingEntry.Of(
            Entry.Name, Entry.Title, Entry.Question,
            (programmes, organisation, parameters, quarters) => Compute(
                programmes, organisation, parameters, slice => WorstForecasts.Of(slice.Everybody(), PastQuarters.Of(quarters)).Alerts,
                _ => Then(look, look.Facts, parameters, then => WorstOf(look, then).Alerts))) with
        {
            Against = Against,
            Among = (all, organisation, parameters, quarters) =>
            {
                var now = WorstForecasts.Of(Slice.Of(all, organisation, new(parameters.Knowledge, Evidence: false)), PastQuarters.Of(quarters));
                var before = WorstOf(look, Slice.Of(look.Facts, look.Organisation, new(look.Knowledge, Evidence: false)));
                return (some, around, asked) => Compute(
                    some, around, asked, slice => now.Among(slice), _ => Then(look, Those(look, some), asked, then => before.Among(then)));
            },
        };

    private static WorstForecasts WorstOf(EarlierLook look, Slice then) =>
        WorstForecasts.Of(then.Everybody(), PastQuarters.Of(look.Quarters));

    private static List<ProgrammeFacts> Those(EarlierLook look, IReadOnlyList<ProgrammeFacts> some)
    {
        var codes = some.Select(f => f.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. look.Facts.Where(f => codes.Contains(f.Code))];
    }

    private static (ProgrammeOn Programme, Alert Alert)[] Then(
        EarlierLook look, IReadOnlyList<ProgrammeFacts> programmes, ReportParameters parameters, Func<Slice, Dictionary<string, Alert>> worst)
    {
        var then = Slice.Of(programmes, look.Organisation, parameters with { Knowledge = look.Knowledge, Evidence = false });
        return InOrder(then, Alerted(then, then.AsOf, worst(then)));
    }

    /// <param name="quarters">What was said at each quarter's end up to the day the report speaks of, in their order.</param>
    public static WatchlistResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes,
        Organisation organisation,
        ReportParameters parameters,
        IReadOnlyList<QuarterForecast> quarters)
    {
        var past = PastQuarters.Of(quarters);
        return Compute(
            programmes,
            organisation,
            parameters,
            slice => WorstForecasts.Of(slice.Everybody(), past).Alerts,
            slice => Then(slice, SinceOf(parameters), then => WorstForecasts.Of(then.Everybody(), past.UpTo(then.AsOf)).Alerts));
    }

    /// <summary>
    /// The report of some programmes, or of what some of their events tell, in which those are among the worst that are as
    /// bad as the last of them when all are looked at.
    /// </summary>
    internal static ComputeReport Among(
        IReadOnlyList<ProgrammeFacts> all, Organisation organisation, ReportParameters parameters, IReadOnlyList<QuarterForecast> quarters)
    {
        var past = PastQuarters.Of(quarters);
        var everybody = Slice.Of(all, organisation, new(parameters.Knowledge, Evidence: false));
        var since = SinceOf(parameters);
        var now = WorstForecasts.Of(everybody, past);
        var before = since < everybody.AsOf ? WorstForecasts.Of(everybody.About(since), past.UpTo(since)) : now;
        return (some, around, asked) => Compute(
            some, around, asked, slice => now.Among(slice), slice => Then(slice, SinceOf(asked), then => before.Among(then)));
    }

    private static WatchlistResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes,
        Organisation organisation,
        ReportParameters parameters,
        Func<Slice, Dictionary<string, Alert>> worstNow,
        Func<Slice, (ProgrammeOn Programme, Alert Alert)[]?> listThen)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var slice = Slice.Of(programmes, organisation, parameters);
        var header = Beside.Begin(() => HeaderOf(slice));
        var since = SinceOf(parameters);
        var before = Beside.Begin(() => listThen(slice));
        var alerts = Alerted(slice, slice.AsOf, worstNow(slice));
        var now = InOrder(slice, alerts);
        var then = before.Done() ?? now;
        var clearing = Beside.Begin(() => Watchlist.Less(then, now));
        var (added, cleared) = (Watchlist.Less(now, then), clearing.Done());
        return new(
            header.Done(),
            FiguresOf(slice, alerts),
            Groups.By(slice, parameters.By, group => FiguresOf(group, alerts)),
            Rules(now, added, cleared),
            since,
            parameters.SinceKnown?.KnownAt,
            Watchlist.InWords(now),
            Watchlist.InWords(added),
            Watchlist.InWords(cleared));
    }

    private static ReportHeader HeaderOf(Slice slice) => Headers.Of(
        slice, "watchlist", "Watchlist",
        [
            (FactKind.Stalls, "Stalls"), (FactKind.Scope, "Scope and its deferrals"), (FactKind.Sponsors, "Sponsors"),
            (FactKind.Status, "Statuses"),
        ],
        "A programme that has ended meets no rule. The thresholds are settings; those in effect on the day count.",
        ThresholdsOf(slice.Around.Settings),
        slice.Parameters.SinceKnown is { } known
            ? FormattableString.Invariant($"What is new and what was cleared is told against the list as it was known at position {known.KnownAt}, about {known.AsOf:yyyy-MM-dd}, the day of that position: what was recorded late since then, or taken back, makes it new or clears it too.")
            : FormattableString.Invariant($"What is new and what was cleared since {SinceOf(slice.Parameters):yyyy-MM-dd} is told by what is known now of both days; with a position in place of the day, against the list as it was known then."),
        "Actions that bad responses of a feedback wave raised belong to the wave, not to a programme: see the closed loop.");

    private static string ThresholdsOf(Setting s) => string.Create(
        CultureInfo.InvariantCulture,
        $"On the day: a stall of more than {Amount.Days(s.StallDays)}; nothing on record for more than {Amount.Cadences(s.SuspicionCadences)}; a status overdue by more than {Amount.Cadences(s.MissingCadences)}; no sponsor for more than {Amount.Days(s.VacancyDays)}, a new one silent for more than {s.RecommitmentDays}; an open item deferred {s.Deferrals} times or more; a contingency that nobody looked at for more than {Amount.Months(s.ContingencyMonths)}; a watermelon against {Amount.Pieces(s.WatermelonEvidence)} or more; a forecast among the worst {s.WorstPercent} %.");

    private static DateOnly SinceOf(ReportParameters parameters) => parameters.Since ?? parameters.Knowledge.AsOf.AddMonths(-1);

    // Null: the day itself, on which nothing is new.
    private static (ProgrammeOn Programme, Alert Alert)[]? Then(Slice slice, DateOnly since, Func<Slice, Dictionary<string, Alert>> worst)
    {
        if (since >= slice.AsOf)
        {
            return null;
        }

        var then = slice.About(since);
        return InOrder(then, Alerted(then, slice.AsOf, worst(then)));
    }

    // By the numbers of the programmes. A board of the report's day, where there is one, has kept most of it.
    private static Alert[][] Alerted(Slice slice, DateOnly board, Dictionary<string, Alert> worst)
    {
        var alerts = new Alert[slice.All.Length][];
        Array.Fill(alerts, []);
        var day = Array.IndexOf(BoardYear.DaysOf(board), slice.AsOf);
        slice.Each(p =>
        {
            var own = (day < 0 ? null : BoardYear.Kept(p.Facts, board, slice.Organisation)?.Alerts(day)) ?? Watchlist.InOrder(p, slice.Organisation);
            return alerts[p.Number] = worst.Count > 0 && worst.TryGetValue(p.Code, out var forecast) ? [.. own, forecast] : own;
        });
        return alerts;
    }

    private static (ProgrammeOn Programme, Alert Alert)[] InOrder(Slice slice, Alert[][] alerts)
    {
        var (all, count) = (new (ProgrammeOn, Alert)[alerts.Sum(of => of.Length)], 0);
        foreach (var programme in slice.Programmes)
        {
            foreach (var alert in alerts[programme.Number])
            {
                all[count++] = (programme, alert);
            }
        }

        return all;
    }

    private static ValueList<RuleCount> Rules(
        (ProgrammeOn Programme, Alert Alert)[] now,
        (ProgrammeOn Programme, Alert Alert)[] added,
        (ProgrammeOn Programme, Alert Alert)[] cleared)
    {
        var rules = Enum.GetValues<WatchlistRule>();
        var (programmes, last) = (new int[rules.Length], new ProgrammeOn?[rules.Length]);
        foreach (var (programme, alert) in now)
        {
            var rule = (int)alert.Rule;
            programmes[rule] += ReferenceEquals(last[rule], programme) ? 0 : 1;
            last[rule] = programme;
        }

        var (entries, news, gone) = (Entries(now), Entries(added), Entries(cleared));
        return [.. rules.Select(r => new RuleCount(r, programmes[(int)r], entries[(int)r], news[(int)r], gone[(int)r]))];

        int[] Entries((ProgrammeOn Programme, Alert Alert)[] alerts)
        {
            var counts = new int[rules.Length];
            foreach (var (_, alert) in alerts)
            {
                counts[(int)alert.Rule]++;
            }

            return counts;
        }
    }

    private static ValueList<Figure> FiguresOf(Slice slice, Alert[][] alerts)
    {
        var least = slice.Around.Settings.SeveralRules;
        var severalRules = Several(least);
        var (watched, several) = (slice.Tally(Watched), slice.Tally(severalRules));
        foreach (var p in slice.Programmes)
        {
            if (!p.Ended)
            {
                var own = alerts[p.Number];
                Count(watched, p, own, own.Length > 0);
                Count(several, p, own, Rules(own) >= least);
            }
        }

        return [Watched.Share(watched), severalRules.Share(several)];
    }

    private static FigureSpec Several(int least) => new(
        "onWatchlistSeveral", $"Programmes that meet {least} rules or more", $"Programmes that meet at least {least} different rules (a setting) on the day, of those not ended.");

    // They come in the order of the rules.
    private static int Rules(Alert[] alerts)
    {
        var rules = 0;
        for (var i = 0; i < alerts.Length; i++)
        {
            rules += i == 0 || alerts[i].Rule != alerts[i - 1].Rule ? 1 : 0;
        }

        return rules;
    }

    private static void Count(Tally tally, ProgrammeOn p, Alert[] alerts, bool hit)
    {
        if (hit)
        {
            tally.Hit(p, tally.KeepsEvidence ? Array.ConvertAll(alerts, a => a.At) : []);
        }
        else
        {
            tally.Miss(p);
        }
    }
}

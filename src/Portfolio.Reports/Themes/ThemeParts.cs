using System.Globalization;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Outcomes;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Surveys;

namespace Portfolio.Reports.Themes;

/// <summary>The parts of the five themes, each from the record; nothing is typed in.</summary>
internal sealed class ThemeParts(OrganisationOn around, DateOnly asOf)
{
    private readonly Setting _settings = around.Settings;

    private readonly string _measure =
        string.Create(CultureInfo.InvariantCulture, $"Measure each outcome at least every {around.Settings.MeasureDays} days.");

    private readonly string _tell =
        string.Create(CultureInfo.InvariantCulture, $"Tell people what was done, at least every {around.Settings.ToldDays} days.");

    private readonly string _commit = string.Create(
        CultureInfo.InvariantCulture,
        $"Let the new sponsor say where they stand: endorsing it counts wholly, conditionally {around.Settings.ConditionalPercent} %.");

    private readonly SurveyFacts? _pulse =
        StaffPulse.Latest(around) is { } pulse && pulse.From > asOf.AddMonths(-around.Settings.WaveMonths) ? pulse : null;

    // What the waves of late asked about.
    private readonly HashSet<string> _drivers =
    [
        .. around.Waves
            .Where(w => w.From > asOf.AddMonths(-around.Settings.WaveMonths))
            .SelectMany(w => w.Wave.Drivers)
            .Select(d => d.ToUpperInvariant()),
    ];

    /// <summary>All parts of a programme, in the order of the settings.</summary>
    public IEnumerable<ThemePart> Of(ProgrammeOn p) => [.. Sponsorship(p), .. OfOutcomes(p), Feedback(p), .. Employees(p), .. Tools(p)];

    private IEnumerable<ThemePart> Sponsorship(ProgrammeOn p)
    {
        // Where nobody reports sponsors, an empty seat on record is not known to be empty.
        var observed = p.Observes(FactKind.Sponsors);
        var sitting = p.Seats.Where(s => s.To is null).OrderBy(s => s.From).ToList();
        var positions = sitting.Select(s => s.At).ToList();
        yield return new(
            Theme.Sponsorship, "weight.sponsorship.seat", Yes(observed, sitting.Count > 0), "Appoint a sponsor.", positions);
        yield return new(
            Theme.Sponsorship, "weight.sponsorship.tenure", observed && sitting.Count > 0 ? Tenure(p, sitting[0].From) : null,
            "Keep the sponsor: it rises with each day in the seat.", positions);

        // Whoever was there from the beginning committed by taking the seat.
        var swapped = sitting.Where(s => s.Replaced is not null).ToList();
        yield return new(
            Theme.Sponsorship, "weight.sponsorship.commitment",
            !observed || swapped.Count == 0 ? null : swapped.Average(s => s.Commitment switch
            {
                Commitment.Endorsed => 100.0,
                Commitment.Conditional => _settings.ConditionalPercent,
                _ => 0.0,
            }),
            _commit,
            [.. swapped.SelectMany(s => s.Commitments.Select(c => c.At).Prepend(s.At))]);

        var deputy = SponsorFigures.DeputyOf(p);
        yield return new(
            Theme.Sponsorship, "weight.sponsorship.deputy", Yes(observed, deputy is not null), "Name a deputy sponsor.",
            deputy is null ? [] : [deputy.At]);
    }

    // Against the plan, from the begin to the finish that is planned on the day.
    private static double? Tenure(ProgrammeOn p, DateOnly since) =>
        p.BeganOn is { } begin && p.Finishes.Last?.To is { } finish && finish > begin
            ? 100 * Math.Clamp((double)(p.AsOf.DayNumber - since.DayNumber) / (finish.DayNumber - begin.DayNumber), 0, 1)
            : null;

    private IEnumerable<ThemePart> OfOutcomes(ProgrammeOn p)
    {
        var linked = p.Outcomes.Where(o => o.To is null).ToList();
        var measured = linked.Where(o => o.Measured is not null).ToList();
        yield return new(
            Theme.Outcomes, "weight.outcomes.linked", linked.Count > 0 ? 100 : 0, "Link the programme to a measured result.",
            [.. linked.Select(o => o.At)]);
        yield return new(
            Theme.Outcomes, "weight.outcomes.measured",
            Part(linked, o => !OutcomeFigures.IsStale(o, p.AsOf, _settings.MeasureDays)),
            _measure,
            [.. measured.Select(o => o.Measured!.At)]);
        yield return new(
            Theme.Outcomes, "weight.outcomes.onTrack", Part(measured, o => o.OnTrack == true), "Bring the measured outcomes back on track.",
            [.. measured.Select(o => o.Measured!.At)]);
    }

    private static ThemePart Feedback(ProgrammeOn p)
    {
        var decided = p.Actions.Where(a => a.InTime(p.AsOf) is not null).ToList();
        return new(
            Theme.Feedback, "weight.feedback.inTime", Part(decided, a => a.InTime(p.AsOf) == true), "Close actions on feedback by their day.",
            [.. decided.Select(a => a.ClosedAt ?? a.At)]);
    }

    private IEnumerable<ThemePart> Employees(ProgrammeOn p)
    {
        var departments = p.Departments.ToList();
        var told = p.Communications.Where(c => c.From > p.AsOf.AddDays(-_settings.ToldDays)).Select(c => c.At).ToList();
        yield return new(
            Theme.Employees, "weight.employees.committed", Part(departments, d => d.Engagement == Engagement.Committed),
            "Win the departments that are not yet committed.", [.. departments.Select(d => d.SaidAt)]);
        yield return new(
            Theme.Employees, "weight.employees.told", told.Count > 0 ? 100 : 0,
            _tell, told);
        yield return new(
            Theme.Employees, "weight.employees.pulse", _pulse is null ? null : StaffPulse.Score(_pulse),
            "Ask staff again once what they said has been acted on.", [])
        {
            Survey = _pulse,
        };
    }

    private IEnumerable<ThemePart> Tools(ProgrammeOn p)
    {
        var scope = p.ItemsOn
            .Where(i => i.Fate is ScopeFate.Open or ScopeFate.Delivered && Asked(i.Version.Driver))
            .Select(i => i.Version.At);
        var outcomes = p.Outcomes.Where(o => o.To is null && Asked(o.Link.Driver)).Select(o => o.At);
        // Where nobody reports scope, that an outcome is tied is known all the same; that nothing is, is not.
        var used = scope.Concat(outcomes).ToList();
        yield return new(
            Theme.Tools, "weight.tools.drivers", Yes(used.Count > 0 || p.Observes(FactKind.Scope), used.Count > 0),
            "Tie scope or an outcome to a driver that a late feedback wave asked about.", used);
        yield return new(
            Theme.Tools, "weight.tools.accounts", p.Profile.Accounts.Count > 0 ? 100 : 0, "Say which accounts it is for.",
            p.Profile.Accounts.Count > 0 ? [p.Profile.At] : []);

        bool Asked(string? driver) => driver is not null && _drivers.Contains(driver.ToUpperInvariant());
    }

    private static double? Yes(bool observed, bool has) => observed ? has ? 100 : 0 : null;

    private static double? Part<T>(List<T> of, Func<T, bool> has) => of.Count == 0 ? null : 100.0 * of.Count(has) / of.Count;
}

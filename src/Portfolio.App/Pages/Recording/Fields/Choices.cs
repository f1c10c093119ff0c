using System.Globalization;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>What there is to choose from.</summary>
public static class Choices
{
    // Longer lists are typed into, with what they hold offered.
    private const int MostShown = 60;

    /// <summary>Whether a list of what has a code that people know is too long to be shown whole.</summary>
    public static bool IsLong(FormField field, IReadOnlyCollection<Option> options) =>
        field.Source is FieldSource.Account or FieldSource.Department && options.Count > MostShown;

    private static readonly string[] Currencies = ["GBP", "EUR", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "AUD", "CAD"];

    /// <summary>All of a source, what no longer stands included: it may be needed for what is recorded late.</summary>
    public static IReadOnlyList<Option> Of(FormField field, Surroundings around) =>
    [
        .. field.Source switch
        {
            FieldSource.Values => field.Said.Choices.Select(c => new Option(c.Name, c.Label)),
            FieldSource.StandingDerailer => Standing(around.Programme),
            FieldSource.Command => Standing(around.History),
            FieldSource.Rating => around.Organisation.Scales.Values.OrderBy(s => s.Key, StringComparer.Ordinal)
                .SelectMany(s => s.Points).Select(p => p.Name).Distinct().Select(n => new Option(n, n)),
            var source when Sources.IsOwn(source) => OfProgramme(source, around),
            var source => OfOrganisation(source, around),
        },
    ];

    /// <summary>What is likely to be typed.</summary>
    public static IReadOnlyList<string> Suggested(FormField field, Surroundings around) =>
    [
        .. (field.Source switch
        {
            FieldSource.Threat => Threat.Named.Concat(around.Programme.Contingencies.Keys),
            FieldSource.Currency => Currencies,
            FieldSource.Segment => around.Organisation.Accounts.Values.Select(a => a.Segment),
            FieldSource.Driver => around.Organisation.Waves.Values.SelectMany(w => w.Latest.Opened?.Drivers ?? []),
            FieldSource.Register => around.Programme.RegisterIds.Select(r => r.Register).Concat(around.Organisation.Snapshots.Keys),
            FieldSource.PriceBasis => [around.Programme.PriceBasis],
            FieldSource.Reference => around.Programme.Actions.Keys.Concat(around.Programme.Items.Keys),
            _ => Array.Empty<string?>(),
        }).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<Option> OfProgramme(FieldSource source, Surroundings around)
    {
        var p = around.Programme;
        return source switch
        {
            FieldSource.Sponsor => Seated(around).Select(id => new Option(id, around.People.NameOf(id))),
            FieldSource.Phase => p.Phases.Values.Select(f => new Option(Number(f.Number), $"Phase {f.Number}, {f.Title} ({Say.Lower(f.State)})")),
            FieldSource.Item => p.Items.Values.Select(i => new Option(i.Item, $"{i.Title} ({i.Item}, {(i.Phase is { } n ? $"phase {n}" : "“later”")})")),
            FieldSource.Milestone => p.Milestones.Values.Select(m => new Option(
                m.Code, $"{m.Title} ({m.Code}, {(m.ReachedOn is { } on ? $"reached {Say.Day(on)}" : $"expected {Say.Day(m.Forecast)}")})")),
            FieldSource.Outcome => p.Outcomes.Values.Select(o => new Option(o.Link.Outcome, $"{o.Link.Metric} ({o.Link.Outcome})")),
            FieldSource.Action => p.Actions.Values.Select(a => new Option(a.Opening.Action, $"{a.Opening.Action}, due {Say.Day(a.Opening.Due)}")),
            FieldSource.Incident => p.Incidents.Keys.Select(i => new Option(i, i)),
            FieldSource.InvolvedDepartment => p.Involved.Keys.Select(d => Department(d, around)),
            FieldSource.PreparedThreat => p.Contingencies.Values.Select(c => new Option(c.Threat, Say.Of(c.Threat))),
            _ => p.Statuses.OrderByDescending(s => s.Key)
                .Select(s => new Option(Say.Iso(s.Key), $"{Say.Day(s.Key)}: {s.Value.Report.Overall ?? "not rated"}")),
        };
    }

    private static IEnumerable<Option> OfOrganisation(FieldSource source, Surroundings around)
    {
        var organisation = around.Organisation;
        return source switch
        {
            FieldSource.Department => ByTitle(organisation.Departments.Values.Select(d => Department(d.Code, around))),
            FieldSource.Account => ByTitle(organisation.Accounts.Values.Select(a => new Option(a.Code, $"{a.Title} ({a.Code})"))),
            FieldSource.Shock => organisation.Shocks.Values.Select(s => s.Latest.Declared).OfType<Domain.Shocks.ShockDeclared>()
                .Select(s => new Option(s.Code, $"{s.Title} ({s.Code})")),
            FieldSource.Wave => organisation.Waves.Values.Select(w => w.Latest.Opened).OfType<Domain.Waves.WaveOpened>()
                .Select(w => new Option(w.Wave, $"{w.Title} ({w.Wave})")),
            FieldSource.WaveAction => organisation.Waves.Values.Select(w => w.Latest).SelectMany(w => w.Actions.Values.Where(a => a.Open)
                .Select(a => new Option(a.Opening.Action, $"{a.Opening.Action} in {w.Opened?.Wave}, due {Say.Day(a.Opening.Due)}"))),
            FieldSource.Survey => organisation.Surveys.Values.Select(s => s.Latest.Opened).OfType<Domain.Surveys.SurveyOpened>()
                .Select(s => new Option(s.Survey, $"{s.Title} ({s.Survey})")),
            FieldSource.Setting => Setting.Known.Keys.Select(n => new Option(n, n)),
            FieldSource.Report => Portfolio.App.Reports.ReportCatalogue.All.Select(r => new Option(r.Name, r.Title)),
            FieldSource.Scale => organisation.Scales.Values.OrderBy(s => s.Key, StringComparer.Ordinal).Select(Scale),
            FieldSource.StrategyQuestion => organisation.Settings.Canvas.Select((q, i) => new Option(Number(i + 1), $"{i + 1} · {q.Wording}")),
            FieldSource.StrategyComponent => Enumerable.Range(0, StrategyCanvas.Components).Select(c => new Option(
                Number(c + 1), $"{c + 1} · {string.Join(" / ", organisation.Settings.Canvas.Select(q => q.Components[c]))}")),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "It is no list."),
        };
    }

    // Those who sit now come first, then everybody who ever did.
    private static IEnumerable<string> Seated(Surroundings around) =>
        around.Programme.Sponsors.Select(s => s.Person)
            .Concat(around.History.Standing.Select(e => e.Event switch
            {
                SponsorAppointed s => s.Person,
                SponsorSwapped s => s.To,
                _ => null,
            }).OfType<string>())
            .Distinct();

    private static IEnumerable<Option> Standing(Programme programme) =>
        programme.Derailers.Keys.Concat(Enum.GetValues<Derailer>()).Distinct().Select(d => new Option(d.ToString(), Say.Of(d)));

    private static IEnumerable<Option> Standing(ProgrammeHistory history) =>
        history.Standing.GroupBy(e => e.CommandId).OrderByDescending(g => g.First().EffectiveOn).ThenByDescending(g => g.First().Position)
            .Select(g => new Option(g.Key.ToString(), $"{Say.Day(g.First().EffectiveOn)}: {Say.List(g.Select(e => ProgrammeRules.InWords(e.Event)))}"));

    private static Option Department(string code, Surroundings around) =>
        new(code, around.Organisation.Departments.GetValueOrDefault(code)?.Title is { } title ? $"{title} ({code})" : code);

    private static Option Scale(StatusScale scale) =>
        new(scale.Key, $"{scale.Name}, version {scale.Version}: {string.Join(", ", scale.Points.Select(p => p.Name))}");

    private static IEnumerable<Option> ByTitle(IEnumerable<Option> options) => options.OrderBy(o => o.Title, StringComparer.OrdinalIgnoreCase);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

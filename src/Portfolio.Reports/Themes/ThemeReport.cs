using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Themes;

/// <summary>Five themes, each scored from the record, with what would raise it.</summary>
public static class ThemeReport
{
    private static readonly Theme[] All = Enum.GetValues<Theme>();

    private static (string Title, string Formula) Words(Theme theme, Setting s) => theme switch
    {
        Theme.Sponsorship => ("Executive sponsorship", $"a sponsor sits (100 or 0); the part of the time from its begin to its planned finish that the longest sitting one has been there; a sponsor who was swapped in has endorsed it (100), conditionally ({s.ConditionalPercent}, a setting) or not (0); a deputy is named (100 or 0)"),
        Theme.Outcomes => ("Linkage to business outcomes", $"an outcome is linked (100 or 0); the share of them measured in the last {Amount.Days(s.MeasureDays)} (a setting); the share of those measured that are on track"),
        Theme.Feedback => ("Acting on feedback", "the share of its actions on feedback that were closed in time, of those closed or past their day"),
        Theme.Employees => ("Engaging employees", $"the share of the departments it needs that are committed; somebody was told of it in the last {Amount.Days(s.ToldDays)} (a setting; 100 or 0); the latest staff pulse of the whole organisation in the last {Amount.Months(s.WaveMonths)} (a setting), 0 where all completely disagree to 100"),
        Theme.Tools => ("Using tools to leverage feedback", $"scope or an outcome is tied to a driver that a feedback wave of the last {Amount.Months(s.WaveMonths)} (a setting) asked about (100 or 0); the accounts it is for are named (100 or 0)"),
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, "Not a theme."),
    };

    public static ThemeResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var settings = slice.Around.Settings;
        var scored = Scored(slice);
        return new(
            Headers.Of(
                slice, "five-themes", "Five themes", [(FactKind.Sponsors, "Sponsors"), (FactKind.Scope, "Scope and its drivers")],
                "Each theme is scored from 0 to 100 for each running programme: the weighted mean of its parts, leaving out those that do not apply or that the record cannot tell. Nothing is typed in.",
                $"Weights, a proposal of ours and a setting each: {string.Join(", ", ThemeWeights.Names.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"{n["weight.".Length..]} {settings.Weights[i]}")))}.",
                string.Create(CultureInfo.InvariantCulture, $"A conditional commitment of a new sponsor counts {settings.ConditionalPercent} % of an endorsement."),
                "What would raise a score says by how many points of its theme the programme would gain were that part at 100."),
            FiguresOf(slice, scored),
            Groups.By(slice, parameters.By, group => FiguresOf(group, Scored(group))),
            Rows.Of(scored, s => new ThemeRow(
                s.Programme.Code, s.Programme.Title, s.Programme.Department,
                [.. s.Themes.Select(t => new ThemeScoreRow(t.Theme, t.Score))],
                [.. s.Themes.SelectMany(t => t.Parts).SelectMany(part => part.Positions).Distinct().Order()])),
            Rows.Of(Raises(scored, settings), r => new RaiseRow(
                r.Programme.Code, r.Programme.Title, r.Part.Theme, r.Part.Setting["weight.".Length..], r.Part.Score!.Value, r.Gain, r.Part.Raise)));
    }

    // Running programmes that are seen all the time.
    private static List<(ProgrammeOn Programme, ValueList<ThemeScore> Themes)> Scored(Slice slice)
    {
        var parts = new ThemeParts(slice.Around, slice.AsOf);
        return
        [
            .. slice.Each(p => p.Running && p.SeenClosely ? Scored(p) : default).Where(s => s.Programme is not null),
        ];

        (ProgrammeOn Programme, ValueList<ThemeScore> Themes) Scored(ProgrammeOn p)
        {
            var all = parts.Of(p).ToList();
            return (p, All.Select(theme => ThemeScore.Of(theme, all, slice.Around.Settings)).ToValueList());
        }
    }

    private static ValueList<Figure> FiguresOf(Slice slice, List<(ProgrammeOn Programme, ValueList<ThemeScore> Themes)> scored) =>
    [
        .. All.Select(theme =>
        {
            var (title, formula) = Words(theme, slice.Around.Settings);
            var spec = new FigureSpec(
                Camel(theme), title,
                $"Mean over running programmes of the weighted mean of: {formula}. Not observed: none of it can be told, or the programme is seen only in copies of a register.");
            var (tally, scores) = (slice.Tally(spec), new List<double>());
            foreach (var p in slice.Programmes)
            {
                if (p.Running && !p.SeenClosely)
                {
                    tally.Unseen(p);
                }
            }

            foreach (var (programme, themes) in scored)
            {
                if (themes[(int)theme] is { Score: { } score } told)
                {
                    scores.Add(score);
                    tally.Behind(programme, tally.KeepsEvidence ? [.. told.Parts.SelectMany(part => part.Positions)] : []);
                }
                else
                {
                    tally.Unseen(programme);
                }
            }

            // Of all programmes the same, so it is told once.
            foreach (var survey in scored.SelectMany(s => s.Themes[(int)theme].Parts).Select(part => part.Survey).OfType<SurveyFacts>().Take(1))
            {
                tally.Behind(SurveyFacts.Kind, survey.Results.Survey.Survey, survey.At);
            }

            return spec.Mean(Mean.Of([.. scores]), Unit.Points, tally);
        }),
    ];

    // What would raise a score most comes first; of as much, by programme and setting.
    private static (ProgrammeOn Programme, ThemePart Part, double Gain)[] Raises(
        List<(ProgrammeOn Programme, ValueList<ThemeScore> Themes)> scored, Setting settings)
    {
        var raises = new List<(ProgrammeOn Programme, ThemePart Part, double Gain)>();
        foreach (var (programme, themes) in scored)
        {
            foreach (var theme in themes)
            {
                foreach (var part in theme.Parts)
                {
                    if (theme.Gain(part, settings) is > 0 and var gain)
                    {
                        raises.Add((programme, part, gain));
                    }
                }
            }
        }

        // Of two numbers above 0 the bits of the greater are the greater ones.
        return NumberedOrder.Of(
            raises,
            r => -BitConverter.DoubleToInt64Bits(r.Gain),
            (one, other) => one.Programme.Number.CompareTo(other.Programme.Number) is var programmes and not 0
                ? programmes
                : string.CompareOrdinal(one.Part.Setting, other.Part.Setting));
    }

    private static string Camel(Theme theme) => theme switch
    {
        Theme.Sponsorship => "sponsorship",
        Theme.Outcomes => "outcomes",
        Theme.Feedback => "feedback",
        Theme.Employees => "employees",
        Theme.Tools => "tools",
        _ => throw new ArgumentOutOfRangeException(nameof(theme), theme, "Not a theme."),
    };
}

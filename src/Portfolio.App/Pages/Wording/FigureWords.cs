using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.App.Pages.Wording;

/// <summary>A figure as a page writes it: never a bare percentage.</summary>
/// <param name="Value">“18 %”, “no data”, “not reached”.</param>
/// <param name="Suffix">What follows the value in small print; empty where the value says it.</param>
/// <param name="Interval">“12–26 %”, “−3.1 to 26 %”; null where there is none.</param>
/// <param name="BaseNumbers">“14 of 78”, number by number; empty where there is none.</param>
/// <param name="RemarkNumbers">Small base, still open, not observed.</param>
/// <param name="Sure">How sure we are, in a sentence: what the interval tells, or why there is none.</param>
public sealed record FigureWords(
    string Value, string Suffix, string? Interval, IReadOnlyList<NumberWords> BaseNumbers, IReadOnlyList<NumberWords> RemarkNumbers, string Sure)
{
    public static FigureWords Of(Figure f) => new(
        IsUnseen(f) ? "not observed" : Amount(f.Value, f.Interval, f.Unit),
        f.HasData ? UnitOf(f.Unit) : "",
        IntervalOf(f.Interval, f.Unit),
        BaseOf(f),
        [.. RemarksOf(f)],
        SureOf(f));

    /// <summary>“14 of 78”; null where there is none.</summary>
    public string? Base => BaseNumbers.Count > 0 ? string.Concat(BaseNumbers.Select(n => n.Text)) : null;

    /// <summary>Small base, still open, not observed.</summary>
    public IEnumerable<string> Remarks => RemarkNumbers.Select(n => n.Text);

    /// <summary>All in a line: “18 % (12–26 %), 14 of 78”.</summary>
    public string Line => string.Join(", ", new[]
    {
        (Suffix.Length == 0 ? Value : $"{Value} {Suffix}") + (Interval is null ? "" : $" ({Interval})"), Base,
    }.OfType<string>().Concat(Remarks));

    public static string Amount(double? value, Interval? interval, Unit unit) =>
        value is { } number ? Amount(number, unit) : interval is null ? "no data" : "not reached";

    public static string Amount(double value, Unit unit) => unit switch
    {
        Unit.Share or Unit.Part => Say.Percent(value),
        Unit.Days => $"{Say.Number(Math.Round(value))}",
        Unit.Ratio => $"× {Say.Number(value)}",
        _ => Say.Number(value),
    };

    public static string UnitOf(Unit unit) => unit switch
    {
        Unit.Per100ProgrammeMonths => "per 100 programme-months",
        Unit.PerProgrammeYear => "per programme-year",
        Unit.Days => "days",
        Unit.Months => "months",
        Unit.CustomerValue => "customer value",
        Unit.Points => "of 100",
        _ => "",
    };

    public static string? IntervalOf(Interval? interval, Unit unit)
    {
        if (interval is null or { Lower: null, Upper: null })
        {
            return null;
        }

        string Bound(double? bound) => bound switch
        {
            null => "no bound",
            { } share when unit is Unit.Share or Unit.Part => Say.PercentNumber(share),
            { } number => Say.Number(number),
        };

        return $"{Bound(interval.Lower)}{(interval.Lower < 0 || interval.Upper < 0 ? " to " : "–")}{Bound(interval.Upper)}{(unit is Unit.Share or Unit.Part ? "\u00A0%" : "")}";
    }

    /// <summary>Whether it has no data because nobody reports it, which is not the same as nothing having happened.</summary>
    public static bool IsUnseen(Figure f) => !f.HasData && f is { NotObserved: > 0, Censored: 0 };

    private static string SureOf(Figure f) => (f.Interval, f.SmallBase) switch
    {
        _ when !f.HasData => "There was nothing to go by: no data, which is not 0.",
        (null, _) when f.Estimator == Figure.Counted => "Counted, not estimated: it has no interval.",
        (null, _) when f.Estimator == Figure.Summed => "Added up, not estimated: it has no interval.",
        (null, true) => "An estimate of fewer than ten cases: no interval is given for it, so nothing says how far off it may be.",
        (null, false) => "An estimate, for which no interval is given: nothing says how far off it may be.",
        ({ Lower: null, Upper: null }, _) => "What is on record bounds it on neither side: there is no interval.",
        ({ } interval, true) => $"The base is small: fewer than ten cases. The interval ({interval.Method}) says how little that tells.",
        ({ } interval, false) => $"The interval is by {interval.Method}: in 95 of 100 such records it holds the true value.",
    };

    private static NumberWords[] BaseOf(Figure f) => (f.Unit, f.Numerator, f.Denominator) switch
    {
        _ when !f.HasData => [],
        (Unit.Per100ProgrammeMonths, { } n, { } d) => [Counted(n), new(" in "), new($"{Say.Number(d)} programme-months", PartName.Base)],
        (Unit.PerProgrammeYear, { } n, { } d) => [Counted(n), new(" in "), new($"{Say.Number(d)} programme-years", PartName.Base)],
        (_, { } n, { } d) => [Counted(n), new(" of "), new(Say.Number(d), PartName.Base)],
        (_, { } n, null) when f.Unit != Unit.Count => [new($"{Say.Count(n)} counted", PartName.Counted)],
        (_, null, { } d) => [new("of "), new(Say.Number(d), PartName.Base)],
        _ => [],
    };

    private static NumberWords Counted(int number) => new(Say.Count(number), PartName.Counted);

    private static IEnumerable<NumberWords> RemarksOf(Figure f)
    {
        if (f.SmallBase && f.HasData)
        {
            yield return new("small base");
        }

        if (f.Censored > 0)
        {
            yield return new($"{Say.Count(f.Censored)} still open", PartName.Open);
        }

        if (f.NotObserved > 0)
        {
            yield return new($"{Say.Count(f.NotObserved)} not observed", PartName.NotObserved);
        }
    }
}

/// <summary>A part of what is said of a figure.</summary>
/// <param name="Number">Which of its numbers it says; null for words between them.</param>
public sealed record NumberWords(string Text, PartName? Number = null);

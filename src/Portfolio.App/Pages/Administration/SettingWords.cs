using Portfolio.App.Commands;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Pages.Administration;

/// <summary>What each setting means and is now, for a reader.</summary>
/// <param name="Since">The event that set it; null: it is as the program came.</param>
public sealed record SettingWords(string Name, string Meaning, string Value, Recorded? Since)
{
    /// <summary>What it can be set to: just what is told of a value that does not fit.</summary>
    public string Takes { get; } = Setting.Known[Name]("")!;

    /// <summary>All of them: those that are one of a kind first, then what the canvas says and what the themes' parts weigh.</summary>
    public static IReadOnlyList<SettingWords> All(Organisation organisation, IEnumerable<Recorded> log)
    {
        var changes = log.Where(e => e.Event is SettingChanged).ToLookup(e => ((SettingChanged)e.Event).Name);
        return
        [
            .. Setting.Known.Keys.OrderBy(n => n.Contains('.', StringComparison.Ordinal)).Select(name =>
                new SettingWords(name, MeaningOf(name), organisation.Settings.ValueOf(name), changes[name].LastOrDefault())),
        ];
    }

    /// <summary>What the domain's source says of it.</summary>
    private static string MeaningOf(string name) => name.Split('.') switch
    {
        ["canvas", var question] => $"How question {question} of the strategy canvas is worded.",
        ["canvas", var question, var component] => $"How component {component} of question {question} of the strategy canvas is worded.",
        ["weight", var theme, var part] => $"Five themes: what “{Say.Of(part)}” weighs within “{Say.Of(theme)}”, beside the other parts of the theme.",
        _ => Documentation.Of(typeof(Setting), char.ToUpperInvariant(name[0]) + name[1..]),
    };
}

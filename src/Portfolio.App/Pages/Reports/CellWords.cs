using Portfolio.App.Pages.Wording;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Pages.Reports;

/// <summary>What a cell of a table says on a page.</summary>
internal static class CellWords
{
    /// <summary>The cell in words; a dash where it is empty.</summary>
    public static string Of(object? value, CellKind kind, Func<string, string> nameOf) => (kind, value) switch
    {
        (_, null) => "–",
        (CellKind.Person, string id) => nameOf(id),
        (CellKind.Share, double share) => Say.Percent(share),
        (_, DateOnly day) => Say.Day(day),
        (_, bool yes) => yes ? "yes" : "no",
        (_, long whole) => Say.Count(whole),
        (_, double number) => Say.Number(number),
        (_, decimal number) => Say.Number((double)number),
        (_, string text) => string.Join(", ", text.Split("; ").Select(Words)),
        _ => value.ToString() ?? "",
    };

    // Names of values (“CompetingDuties”) are shown in words; what people wrote stays as it is.
    private static string Words(string text) =>
        text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetter) && text.Skip(1).Any(char.IsAsciiLetterLower)
            ? Say.Of(text)
            : text;
}

using System.Buffers;

namespace Portfolio.App.Export;

/// <summary>
/// Keeps a spreadsheet from taking a text of ours for a formula: in CSV, which says nothing of types, an apostrophe is put
/// before it. It can be taken off again without a doubt, whatever the text was; so what is exported can be imported.
/// </summary>
public static class FormulaGuard
{
    // The wide ones count where East Asian input is usual; tab and line ends are skipped by some programs before they look.
    private static readonly SearchValues<char> Begins = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>Whether a text could be taken for a formula, or would be once an apostrophe was taken off.</summary>
    public static bool IsNeeded(string text) => text.AsSpan().TrimStart('\'') is [var first, ..] && Begins.Contains(first);

    public static string Put(string text) => IsNeeded(text) ? $"'{text}" : text;

    /// <summary>The text as it was before <see cref="Put"/>.</summary>
    public static string TakeOff(string text) => text is ['\'', ..] && IsNeeded(text) ? text[1..] : text;
}

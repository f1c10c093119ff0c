using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Values;
using Portfolio.Domain;

namespace Portfolio.App.Import.Mappings;

/// <summary>What is wrong with a mapping that could be read, each in a sentence's part that names where.</summary>
internal static class MappingFaults
{
    private const int LongestPattern = 200;

    public static IEnumerable<string> Of(Mapping mapping)
    {
        if (!Code.IsValid(mapping.Register))
        {
            yield return "“register” is the register’s name, a code of 2 to 60 letters, digits or - _ . /";
        }

        if (mapping.History is { } history)
        {
            foreach (var fault in HistoryFaults.Of(mapping, history))
            {
                yield return fault;
            }
        }
        else if (mapping.Title.Headers.Count == 0 && !mapping.Edits)
        {
            yield return "“title.headers” names the column of the programmes’ titles";
        }

        if (mapping.Budget.IsGiven && mapping.Budget.Currency.Length != 3)
        {
            yield return "“budget.currency” is three capitals as in ISO 4217";
        }

        if (mapping.Budget.Unit <= 0)
        {
            yield return "“budget.unit” is above zero";
        }

        if (mapping.Status.IsGiven && (mapping.Status.Scales.Count == 0 || mapping.Status.Scales[^1].Until is not null))
        {
            yield return "“status.scales” names the scale in use; the last one has no “until”";
        }

        if (mapping.State.IsGiven && mapping.State.Values.Count == 0)
        {
            yield return "“state.values” says what each wording means";
        }

        if (mapping.Budget.BasisInHeader is { } pattern && !IsPattern(pattern))
        {
            yield return $"“budget.basisInHeader” is a regular expression of at most {LongestPattern} characters with a group “basis”, which neither looks ahead nor back";
        }

        foreach (var (field, wanted) in Columns.Wanted(mapping))
        {
            if (wanted[0] is { Fixed: not null, Headers.Count: > 0 })
            {
                yield return $"“{Columns.NameOf(field)}” has either a fixed value or headers";
            }
        }

        foreach (var fault in OfText(mapping))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfText(Mapping mapping)
    {
        if (mapping.Encoding is { } encoding && FileFacts.Named(encoding) is null)
        {
            yield return $"“encoding” is the name of an encoding such as windows-1250; “{Words.Shown(encoding)}” is none";
        }

        if (mapping.Delimiter is { } delimiter && !delimiter.Equals("tab", StringComparison.OrdinalIgnoreCase) && !IsMark(delimiter))
        {
            yield return "“delimiter” is one character that is no letter, digit or quotation mark, or the word tab";
        }

        if (!IsMark(mapping.Quote) && mapping.Quote is not ("\"" or "'"))
        {
            yield return "“quote” is one character that is no letter or digit";
        }
    }

    private static bool IsMark(string text) =>
        text is [var c] && (c == '\t' || !char.IsControl(c)) && !char.IsLetterOrDigit(c) && !char.IsSurrogate(c) && c is not ('"' or ' ');

    private static bool IsPattern(string pattern)
    {
        try
        {
            return pattern.Length <= LongestPattern && MoneyCell.PatternOf(pattern).GetGroupNames().Contains("basis");
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}

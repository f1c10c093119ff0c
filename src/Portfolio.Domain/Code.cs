namespace Portfolio.Domain;

/// <summary>
/// Codes of programmes, departments, accounts and scope items: 2 to 60 letters, digits and <c>- _ . /</c>.
/// A stream's name is the upper-case form, so that a code is unique without regard to case.
/// </summary>
public static class Code
{
    /// <summary>The same as a regular expression, for those who describe it.</summary>
    public const string Pattern = @"^(?=.{2,60}$)\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*(/\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$";

    /// <summary>
    /// Also no part between slashes may be empty or of dots alone: a code is part of an address, where <c>..</c> means
    /// another page.
    /// </summary>
    public static bool IsValid(string code)
    {
        if (code.Length is < 2 or > 60)
        {
            return false;
        }

        // Whether the part between slashes that it has come to is more than dots.
        var told = false;
        foreach (var c in code)
        {
            if (c == '/' ? !told : !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            {
                return false;
            }

            told = c != '/' && (told || c != '.');
        }

        return told;
    }

    /// <summary>The name of the stream, for example <c>programme/CRM-2</c>.</summary>
    public static string Stream(string kind, string code) => $"{kind}/{code.ToUpperInvariant()}";

    public static IEnumerable<Refusal> Faults(string code, string field)
    {
        if (!IsValid(code))
        {
            yield return new(
                "code-is-well-formed",
                $"“{Words.Shown(code)}” is not a code: give 2 to 60 letters, digits or - _ . / without spaces; no part between slashes may be empty or only dots.",
                field);
        }
    }
}

namespace Portfolio.Domain;

/// <summary>What free text may be: a note, a reason, a narrative. Several lines are welcome.</summary>
public static class FreeText
{
    /// <summary>The longest text, in UTF-16 characters.</summary>
    public const int Longest = 20_000;

    /// <summary>What is wrong with a text; <paramref name="field"/> is its JSON path.</summary>
    public static IEnumerable<Refusal> Faults(string? content, string field)
    {
        if (content?.Length > Longest)
        {
            yield return new(
                "text-is-not-endless",
                $"A text has at most {Longest} characters; this has {content.Length}.",
                field);
        }

        if (content is not null && (IsBroken(content) || HoldsControls(content)))
        {
            yield return new(
                "text-is-readable", "The text holds a control character or a broken character that cannot be kept.", field);
        }
    }

    private static bool HoldsControls(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Half a character (a lone surrogate), which no UTF-8 can hold.</summary>
    internal static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}

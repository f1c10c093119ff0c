using System.Globalization;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Proving;

/// <summary>Which proof is asked for, over HTTP, on the page and by a verb alike.</summary>
internal static class ProofQuery
{
    public static readonly QueryParameter Position = new("position", "The event’s.", QueryKind.WholeNumber, "1") { Required = true, Least = 1 };

    public static readonly QueryParameter Size = new("size", "Of the tree; left out, all of it.", QueryKind.WholeNumber, "2") { Least = 1 };

    public static readonly QueryParameter From = new("from", "How many events the smaller tree has.", QueryKind.WholeNumber, "0") { Required = true, Least = 0 };

    public static readonly QueryParameter To = new("to", "How many the larger has; left out, all.", QueryKind.WholeNumber, "2") { Least = 0 };

    /// <summary>The event and the size of the tree, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    /// <param name="most">How many events there are.</param>
    public static ((long Position, long Size)? Asked, (string Parameter, string Sentence)? Fault) Inclusion(IQueryCollection query, long most)
    {
        if (Unknown(query, Position, Size) is { } unknown)
        {
            return (null, unknown);
        }

        if (Number(query, "size", 1, most, most) is not { } size)
        {
            return (null, ("size", $"size is a number of events from 1 to {most}."));
        }

        return Number(query, "position", 1, size, null) is { } position
            ? ((position, size), null)
            : (null, ("position", $"position is a number from 1 to {size}."));
    }

    /// <summary>The sizes of both trees, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    /// <param name="most">How many events there are.</param>
    public static ((long From, long To)? Asked, (string Parameter, string Sentence)? Fault) Consistency(IQueryCollection query, long most)
    {
        if (Unknown(query, From, To) is { } unknown)
        {
            return (null, unknown);
        }

        if (Number(query, "to", 0, most, most) is not { } to)
        {
            return (null, ("to", $"to is a number of events from 0 to {most}."));
        }

        return Number(query, "from", 0, to, null) is { } from
            ? ((from, to), null)
            : (null, ("from", $"from is a number of events from 0 to {to}."));
    }

    private static (string, string)? Unknown(IQueryCollection query, params IReadOnlyList<QueryParameter> known) =>
        query.Keys.FirstOrDefault(k => known.All(p => p.Name != k)) is { } unknown
            ? (unknown, $"There is no parameter “{Words.Shown(unknown)}”; there are {string.Join(", ", known.Select(p => p.Name))}.")
            : null;

    private static long? Number(IQueryCollection query, string name, long least, long most, long? otherwise)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? otherwise
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : null;
    }
}

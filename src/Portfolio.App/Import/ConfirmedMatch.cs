namespace Portfolio.App.Import;

/// <summary>Somebody has looked and says that a row speaks of a programme on record, though neither id nor title tells.</summary>
/// <param name="Named">The row's id or, where it has none, its title.</param>
/// <param name="Code">The programme's code.</param>
public sealed record ConfirmedMatch(string Named, string Code)
{
    /// <summary>Reads <c>NAME=CODE</c>; null where it is not that.</summary>
    public static ConfirmedMatch? Parse(string text) =>
        text.LastIndexOf('=') is > 0 and var at && text[..at].Trim() is { Length: > 0 } named && Domain.Code.IsValid(text[(at + 1)..].Trim())
            ? new(named, text[(at + 1)..].Trim())
            : null;
}

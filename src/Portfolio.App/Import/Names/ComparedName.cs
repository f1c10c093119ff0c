namespace Portfolio.App.Import.Names;

/// <summary>A name made ready once, to be compared with many.</summary>
/// <param name="plain">As <see cref="PersonName.Plain"/> gives it.</param>
public sealed class ComparedName(string plain)
{
    private readonly string[] _words = PersonName.Words(plain);

    public string Plain => plain;

    /// <summary>Without titles and honours.</summary>
    public ReadOnlySpan<string> Words => _words;

    /// <summary>These in the order of the alphabet.</summary>
    public ReadOnlySpan<string> Ordered => _ordered ??= [.. _words.Order(StringComparer.Ordinal)];

    /// <summary>These with a blank between them.</summary>
    public string Joined => _joined ??= string.Join(' ', _words);

    private string[]? _ordered;
    private string? _joined;

    public static ComparedName Of(string name) => new(PersonName.Plain(name));
}

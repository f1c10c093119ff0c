using Portfolio.Domain;

namespace Portfolio.App.Pages.Recording.Bulk;

/// <summary>What became, or would become, of a command for one programme of several.</summary>
/// <param name="Done">Whether it is recorded, or would be; or nothing had to be.</param>
/// <param name="Sentences">What was recorded, or which rule forbids it.</param>
public sealed record BulkAnswer(string Code, string Title, bool Done, IReadOnlyList<string> Sentences)
{
    /// <summary>The rules that forbid it, each with the field that it is about.</summary>
    public ValueList<Refusal> Why { get; init; } = [];

    /// <summary>Whether it may be recorded: the answer was lost. It goes again under the same key.</summary>
    public bool InDoubt { get; init; }

    /// <summary>Whether something else was recorded under its key before: what is sent from now on needs another.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>What others recorded meanwhile, for the sake of which nothing was recorded.</summary>
    public IReadOnlyList<Happened> Meanwhile { get; init; } = [];
}

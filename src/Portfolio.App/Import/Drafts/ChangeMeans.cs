using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Drafts;

/// <summary>What somebody says on a page about a wording of what changed.</summary>
public enum ChangeMeans
{
    Ignored,
    Opens,
    Title,
    Department,
    Finish,
    Budget,
    Owner,
    State,
    Stage,
    Target,
    Gone,
}

/// <summary>Guesses what wordings mean, for somebody to correct.</summary>
internal static class ChangeGuess
{
    private static readonly (ChangeMeans Means, string[] Words)[] Usual =
    [
        (ChangeMeans.Opens, ["registered", "created", "opened", "added"]),
        (ChangeMeans.Gone, ["file", "deleted", "removed"]),
        (ChangeMeans.Target, ["milestone", "target", "release", "planned for", "fix version"]),
        (ChangeMeans.Title, ["title", "name", "summary"]),
        (ChangeMeans.Stage, ["stage", "phase", "maturity"]),
        (ChangeMeans.State, ["status", "state", "resolution"]),
        (ChangeMeans.Finish, ["finish", "due", "end date", "planned finish"]),
        (ChangeMeans.Budget, ["budget", "cost"]),
        (ChangeMeans.Department, ["department", "owning", "directorate", "unit"]),
        (ChangeMeans.Owner, ["owner", "sponsor", "sro"]),
    ];

    public static ChangeMeans Of(string wording)
    {
        var plain = Wording.Normalise(wording);
        return Usual.FirstOrDefault(u => u.Words.Any(w => Wording.BeginsWith(plain, w))).Means;
    }
}

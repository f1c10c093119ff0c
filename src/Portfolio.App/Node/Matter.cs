using Portfolio.Domain;

namespace Portfolio.App.Node;

/// <summary>One record that a caller asks to change, with what is asked: how it is judged on what is known.</summary>
internal abstract class Matter(string stream)
{
    public string Stream => stream;

    /// <summary>The record's version; 0 if there is none.</summary>
    public abstract int VersionIn(View view);

    /// <param name="limit">Holds the caller to some departments; null: to none.</param>
    public abstract Decision Decide(View view, Occasion on, DepartmentLimit? limit);

    /// <summary>What would have been decided when the record was at a version, everything else being as it is now.</summary>
    public abstract Decision DecideAt(int version, View view, Occasion on, DepartmentLimit? limit);

    /// <summary>What was recorded there after a version.</summary>
    public abstract IReadOnlyList<Recorded> After(int version, View view);
}

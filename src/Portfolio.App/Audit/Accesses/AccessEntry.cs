namespace Portfolio.App.Audit.Accesses;

/// <summary>What kind of entry it is; the names in lower case stand in the table.</summary>
public enum AccessKind
{
    Read,

    /// <summary>An answer that goes on for as long as the reader stays; a second entry says how much it was in the end.</summary>
    Begun,

    /// <summary>Taken away as a file.</summary>
    Export,

    /// <summary>Not signed in, or not allowed.</summary>
    Refused,

    /// <summary>Refusals that were counted and not written singly, there being too many of them.</summary>
    Missed,

    /// <summary>Entries that were let go, their time being over.</summary>
    Purged,
}

/// <summary>One line of the access log. Holds ids of people, never a name.</summary>
/// <param name="At">When the request came.</param>
/// <param name="Person">Null: nobody had signed in.</param>
/// <param name="Address">The path; of what was not answered, or where it holds a name that somebody made up, its pattern.</param>
/// <param name="Parameters">As in an address, without what may hold a name.</param>
/// <param name="Bytes">Of the answer, before compression.</param>
/// <param name="Rows">Of the answer, where it is counted in rows.</param>
public sealed record AccessEntry(
    DateTimeOffset At, AccessKind Kind, string? Person, string? Role, string Method, string Address, string Parameters,
    int Status, long Bytes, long? Rows, int Milliseconds);

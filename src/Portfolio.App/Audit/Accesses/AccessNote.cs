namespace Portfolio.App.Audit.Accesses;

/// <summary>What an endpoint tells the access log of its answer; there only while the request is logged.</summary>
public sealed class AccessNote
{
    /// <summary>Rows or events of the answer.</summary>
    public long? Rows { get; set; }

    /// <summary>Ids of the people who were meant by a name in the address.</summary>
    public IReadOnlyList<string> People { get; set; } = [];
}

public static class AccessNotes
{
    /// <summary>Says how many rows the answer holds.</summary>
    public static void NoteRows(this HttpContext context, long rows)
    {
        if (context.Features.Get<AccessNote>() is { } note)
        {
            note.Rows = rows;
        }
    }

    /// <summary>Says who was meant, so that the log holds ids in place of the name.</summary>
    public static void NotePeople(this HttpContext context, IEnumerable<string> ids)
    {
        if (context.Features.Get<AccessNote>() is { } note)
        {
            note.People = [.. ids];
        }
    }
}

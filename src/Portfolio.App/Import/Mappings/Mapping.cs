namespace Portfolio.App.Import.Mappings;

/// <summary>
/// How a register's files are to be read: which column is what, and what its wordings mean. Everything particular to one
/// register stands here and nothing of it in code. Written as YAML, camelCase; a name that is not known is refused.
/// </summary>
public sealed record Mapping
{
    /// <summary>What the mapping is called, for example <c>gmpp</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The register's name on record; a code.</summary>
    public string Register { get; init; } = "";

    /// <summary>What it is, for people.</summary>
    public string About { get; init; } = "";

    /// <summary>How often a programme reports its status.</summary>
    public Domain.Programmes.Cadence? Cadence { get; init; }

    /// <summary>What it means when a programme is no longer listed.</summary>
    public WhenMissing Missing { get; init; } = WhenMissing.LeaveRegister;

    /// <summary>Tells by a file's name what day it speaks of; the first that fits counts.</summary>
    public IReadOnlyList<SnapshotName> Snapshots { get; init; } = [];

    /// <summary>
    /// Groups of titles that are known to be one programme's, for copies without ids. Someone has looked: the import itself
    /// only reports likely ones.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> SameProgramme { get; init; } = [];

    /// <summary>Wordings that say no more than an empty cell (whole cell).</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];

    /// <summary>Beginnings of wordings that say that something is not known or not told; normalised, whole words.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The sheets of a workbook that count, by name; none named: all that are shown and have the columns.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>The encoding of text files by its name, for example <c>windows-1250</c>; left out, found from the bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between the cells of text files, one character or <c>tab</c>; left out, found from the text.</summary>
    public string? Delimiter { get; init; }

    /// <summary>What stands round cells of text files that hold a delimiter or a line break.</summary>
    public string Quote { get; init; } = "\"";

    /// <summary>
    /// Whether files are exports of this ledger’s own register, of which the cells that were edited count. Nothing is mapped
    /// then: the columns are known.
    /// </summary>
    public bool Edits { get; init; }

    /// <summary>Where each row is a dated change; left out, each row is a programme as it stood on the file's day.</summary>
    public HistoryMapping? History { get; init; }

    public FieldMapping Id { get; init; } = new();

    /// <summary>Former ids by the id that a programme has now, where no prefix tells.</summary>
    public IReadOnlyDictionary<string, string> FormerIds { get; init; } = new Dictionary<string, string>();

    /// <summary>How an id began before, by how it begins now: <c>DOH_</c>, before <c>DH_</c>.</summary>
    public IReadOnlyDictionary<string, string> FormerIdPrefixes { get; init; } = new Dictionary<string, string>();

    public FieldMapping Title { get; init; } = new();

    public DepartmentMapping Department { get; init; } = new();

    public FieldMapping Description { get; init; } = new();

    public DateMapping Start { get; init; } = new();

    public DateMapping Finish { get; init; } = new();

    public MoneyMapping Budget { get; init; } = new();

    public StatusMapping Status { get; init; } = new();

    public OwnerMapping Owner { get; init; } = new();

    public StateMapping State { get; init; } = new();
}

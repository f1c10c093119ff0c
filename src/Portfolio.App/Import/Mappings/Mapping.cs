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

    public FieldMapping Id { get; init; } = new();

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

/// <summary>What it means when a programme is no longer listed.</summary>
public enum WhenMissing
{
    /// <summary>It left the register and nobody said why.</summary>
    LeaveRegister,

    /// <summary>It was dropped: only where the register lists what is completed until the end.</summary>
    Drop,

    /// <summary>Nothing: the files are extracts.</summary>
    Ignore,
}

/// <summary>What to do with a cell that cannot be read.</summary>
public enum WhenUnreadable
{
    /// <summary>The row is a bad one.</summary>
    Problem,

    /// <summary>The value is left unknown, and a remark says so.</summary>
    Remark,
}

/// <summary>Tells by a file's name what day it speaks of.</summary>
public sealed record SnapshotName
{
    /// <summary>The beginning of the name, without regard to case.</summary>
    public string File { get; init; } = "";

    /// <summary>The day the file speaks of.</summary>
    public DateOnly PositionAt { get; init; }
}

public record FieldMapping
{
    /// <summary>Beginnings of the column's header, normalised, in whole words; the first that is found counts.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Whether a file without the column is refused; else a remark says so.</summary>
    public bool Required { get; init; }

    /// <summary>Further beginnings of wordings that say that it is not known, besides the mapping's own.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public WhenUnreadable Unreadable { get; init; } = WhenUnreadable.Problem;
}

public sealed record DepartmentMapping : FieldMapping
{
    /// <summary>Codes by the register's spelling, where it is not the spelling itself in capitals.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();

    /// <summary>Full names by code.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
}

public sealed record DateMapping : FieldMapping
{
    /// <summary>.NET date formats, tried in order.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["yyyy-MM-dd"];

    /// <summary>The last year that two digits may mean: 2079 makes 80 stand for 1980.</summary>
    public int TwoDigitYearMax { get; init; } = 2079;

    /// <summary>Of a range such as <c>Low: …, Mid: …, High: …</c>, which label counts; the first that is there.</summary>
    public IReadOnlyList<string> Range { get; init; } = [];
}

public sealed record MoneyMapping : FieldMapping
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "";

    /// <summary>What a bare number is counted in: 1000000 for millions.</summary>
    public decimal Unit { get; init; } = 1;

    /// <summary>Where the column's header tells the price basis: a regular expression with a group <c>basis</c>.</summary>
    public string? BasisInHeader { get; init; }

    /// <summary>The price basis where the header tells none.</summary>
    public string? Basis { get; init; }

    /// <summary>Of a range, which label counts; the first that is there.</summary>
    public IReadOnlyList<string> Range { get; init; } = [];
}

public sealed record StatusMapping : FieldMapping
{
    /// <summary>Columns of further ratings, each asked where those before give none.</summary>
    public IReadOnlyList<FieldMapping> Otherwise { get; init; } = [];

    /// <summary>Which scale is used until when; the last has no end.</summary>
    public IReadOnlyList<ScaleInUse> Scales { get; init; } = [];

    /// <summary>The commentary that goes with the rating.</summary>
    public FieldMapping Narrative { get; init; } = new();

    /// <summary>What is said of the schedule; goes with a re-baseline.</summary>
    public FieldMapping ScheduleNarrative { get; init; } = new();

    /// <summary>What is said of the cost; goes with a restated budget.</summary>
    public FieldMapping BudgetNarrative { get; init; } = new();
}

public sealed record ScaleInUse
{
    /// <summary>The last day it was used; left out, until today.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Name and version, <c>RAG5@1</c>.</summary>
    public string Scale { get; init; } = "";

    /// <summary>Points by the register's wording, where it is not the point's own name (case and punctuation aside).</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

public sealed record OwnerMapping : FieldMapping
{
    /// <summary>What stands between joint owners.</summary>
    public IReadOnlyList<string> Separators { get; init; } = [",", ";", "\n", "&", "/", " and "];

    /// <summary>Whether an empty cell says that there is no owner; else it says nothing.</summary>
    public bool BlankIsVacant { get; init; }

    /// <summary>Pairs of names that someone has confirmed to be one person's.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Same { get; init; } = [];

    /// <summary>Pairs of names that look alike and are two persons'.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Different { get; init; } = [];
}

/// <summary>Where a register itself says what has become of a programme.</summary>
public sealed record StateMapping : FieldMapping
{
    /// <summary>What each of the register's wordings means; case and punctuation do not count.</summary>
    public IReadOnlyDictionary<string, ListedState> Values { get; init; } = new Dictionary<string, ListedState>();
}

/// <summary>What a register says has become of a programme.</summary>
public enum ListedState
{
    Active,
    Stalled,
    OnHold,
    Completed,
    Dropped,
}

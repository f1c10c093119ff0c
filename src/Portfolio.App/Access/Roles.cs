namespace Portfolio.App.Access;

/// <summary>Who may do what.</summary>
public static class Roles
{
    /// <summary>Records what happens to programmes, imports registers.</summary>
    public const string Pmo = "pmo";

    /// <summary>Reads reports and histories.</summary>
    public const string Leadership = "leadership";

    /// <summary>Replays and proves.</summary>
    public const string Auditor = "auditor";

    /// <summary>Keys and configuration; no programme commands.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Pmo, Leadership, Auditor, Admin];
}

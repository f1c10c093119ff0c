namespace Portfolio.App.Import.Mappings;

/// <summary>What to do with a cell that cannot be read.</summary>
public enum WhenUnreadable
{
    /// <summary>The row is a bad one.</summary>
    Problem,

    /// <summary>The value is left unknown, and a remark says so.</summary>
    Remark,
}

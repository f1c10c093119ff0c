namespace Portfolio.App.Import.Mappings;

/// <summary>What it means when a programme is no longer listed.</summary>
public enum WhenMissing
{
    /// <summary>It left the register and nobody said why.</summary>
    LeaveRegister,

    /// <summary>It was dropped: only where the register lists what is completed until the end.</summary>
    Drop,

    /// <summary>It was completed: only where the register lists what is given up until the end.</summary>
    Complete,

    /// <summary>Nothing: the files are extracts.</summary>
    Ignore,
}

namespace Portfolio.App.Verbs;

/// <summary>What a verb returns to the shell.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <summary>A verification has found something that is not as it was recorded.</summary>
    public const int FaultFound = 3;
}

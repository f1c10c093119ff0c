namespace Portfolio.App.Verbs;

/// <summary>What a verb returns to the shell.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;
}

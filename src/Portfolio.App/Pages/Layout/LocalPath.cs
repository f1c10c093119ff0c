namespace Portfolio.App.Pages.Layout;

/// <summary>Where a form may send its reader back to: a page of this program, and nowhere else.</summary>
public static class LocalPath
{
    /// <summary>The path if it is one of this program, else the board's.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal)
            ? path
            : "/";
}

using System.Diagnostics;
using System.Globalization;

namespace Portfolio.Faults;

/// <summary>Signals to processes, and waiting for their end.</summary>
internal static class Signals
{
    public static async Task SendAsync(string signal, params IReadOnlyList<int> targets)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", .. targets.Select(target => target.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Whether a process lives; the dead that nobody has asked after do not.</summary>
    public static bool Lives(int process)
    {
        try
        {
            // The state follows the name in parentheses.
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The processes whose working folder is this: those of a PostgreSQL on it.</summary>
    public static IReadOnlyList<int> WorkingIn(string folder) =>
        [.. Directory.GetDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var process) ? process : 0)
            .Where(process => process > 0 && WorksIn(process, folder) && Lives(process))];

    private static bool WorksIn(int process, string folder)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{process}/cwd", returnFinalTarget: false)?.FullName == folder;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

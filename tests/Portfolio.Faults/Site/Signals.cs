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

    /// <summary>Stops a process, and waits until it stands still.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public static async Task PauseAsync(int process, CancellationToken cancellation)
    {
        await SendAsync("STOP", process);

        // One thread takes the signal and stops the others. Until a core is free for it these run on, and answer.
        while (!Threads(process).All(state => state == 'T'))
        {
            await Task.Delay(1, cancellation);
        }
    }

    /// <summary>Whether a process lives; the dead that nobody has asked after do not.</summary>
    public static bool Lives(int process)
    {
        try
        {
            return State($"/proc/{process}") is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static List<char> Threads(int process)
    {
        if (!Lives(process))
        {
            throw new InvalidOperationException($"Process {process} has ended.");
        }

        var states = new List<char>();
        foreach (var thread in Directory.GetDirectories($"/proc/{process}/task"))
        {
            try
            {
                states.Add(State(thread));
            }
            catch (IOException)
            {
                // It ended after it was listed, and so it does not run.
                continue;
            }
        }

        return states;
    }

    // The state follows the name in parentheses.
    private static char State(string folder) => File.ReadAllText($"{folder}/stat").Split(") ")[^1][0];

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

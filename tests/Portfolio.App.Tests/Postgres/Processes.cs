using System.Diagnostics;

namespace Portfolio.App.Tests.Postgres;

/// <summary>Signals to processes, and waiting for their end.</summary>
internal static class Processes
{
    public static bool AreOfRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public static Task SendAsync(string signal, int target) => RunAsync("kill", "-s", signal, "--", $"{target}");

    /// <summary>Runs a command that must succeed.</summary>
    public static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>Whether a process lives; the dead that nobody has asked after do not.</summary>
    public static bool Lives(int id) =>
        File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not ('Z' or 'X');

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            await step.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The same for what must be asked for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await step.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}

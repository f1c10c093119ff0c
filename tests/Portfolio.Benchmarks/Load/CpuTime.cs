using System.Globalization;

namespace Portfolio.Benchmarks.Load;

/// <summary>
/// Processor time by the system's own count, of one process or of a server with all the processes it has forked. Where
/// the system does not tell (elsewhere than on Linux), it is not a number.
/// </summary>
internal static class CpuTime
{
    // Linux counts in hundredths of a second for whoever reads /proc, whatever its own clock.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of a process so far, on all its threads.</summary>
    public static double OfProcess(int id) => Read(id) is { } stat ? (stat.Own + stat.Children) / TicksPerSecond : double.NaN;

    /// <summary>Seconds of a process so far and of its children, those that have ended included.</summary>
    public static double OfServer(int id)
    {
        if (Read(id) is not { } server)
        {
            return double.NaN;
        }

        var ticks = server.Own + server.Children;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var child)
                && Read(child) is { } stat && stat.Parent == id)
            {
                ticks += stat.Own;
            }
        }

        return ticks / TicksPerSecond;
    }

    private static (int Parent, long Own, long Children)? Read(int id)
    {
        string line;
        try
        {
            line = File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The name, in brackets, may hold anything; what counts stands behind it.
        var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        long Number(int field) => long.Parse(fields[field - 3], CultureInfo.InvariantCulture);
        return ((int)Number(4), Number(14) + Number(15), Number(16) + Number(17));
    }
}

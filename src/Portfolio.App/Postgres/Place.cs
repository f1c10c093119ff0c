namespace Portfolio.App.Postgres;

/// <summary>
/// Where processes can see each other: one start of one machine, and on Linux one container of it. A folder may be
/// seen from several places, but a server on it can be seen, and reached, only from its own.
/// </summary>
internal static class Place
{
    public static string Here { get; } = OperatingSystem.IsLinux()
        ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()
          + " " + new FileInfo("/proc/self/ns/pid").LinkTarget
        : Environment.MachineName;
}

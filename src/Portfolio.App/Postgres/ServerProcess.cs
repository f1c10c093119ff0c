using System.Diagnostics;
using System.Globalization;

namespace Portfolio.App.Postgres;

/// <summary>What <c>postmaster.pid</c> says of a server, checked against the processes that there are.</summary>
internal sealed record ServerProcess(int Id, int Port)
{
    /// <summary>The server that runs on the cluster; null when none does.</summary>
    public static ServerProcess? Of(PostgresFolder folder) =>
        Recorded(folder) is { } recorded && recorded.Lives(folder) ? recorded : null;

    /// <summary>
    /// Removes a <c>postmaster.pid</c> whose process is dead but not buried, or is somebody else's by now. PostgreSQL
    /// itself sees only that there is such a process, and would refuse to start for ever. Where it is not certain,
    /// the file stays and PostgreSQL decides.
    /// </summary>
    public static void RemoveStalePidFile(PostgresFolder folder)
    {
        if (OperatingSystem.IsLinux() && Recorded(folder) is { } recorded && !recorded.Lives(folder))
        {
            File.Delete(folder.PidFile);
        }
    }

    private static ServerProcess? Recorded(PostgresFolder folder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(folder.PidFile);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        // Lines: process, data folder, start time, port, socket folder, address, shared memory, state.
        return lines.Length >= 4
            && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? new ServerProcess(id, port)
                : null;
    }

    /// <summary>Whether there is a process of this number that has not ended.</summary>
    public bool Runs()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Array.Exists(Process.GetProcesses(), process => process.Id == Id);
        }

        try
        {
            // After the name in brackets comes the state; Z and X are the dead that nobody has asked after.
            var stat = File.ReadAllText($"/proc/{Id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool Lives(PostgresFolder folder)
    {
        if (!OperatingSystem.IsLinux() || !Runs())
        {
            return Runs();
        }

        // A server works in its cluster, so there is this very file in its working folder. A stranger that has been
        // given the number of a dead server works elsewhere.
        try
        {
            return File.ReadLines($"/proc/{Id}/cwd/{Path.GetFileName(folder.PidFile)}").FirstOrDefault()
                == Id.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // No such file there, or no process any more.
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            // Its working folder is not for us to see, so it may be the server.
            return true;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Portfolio.App.Administration;

namespace Portfolio.App.Postgres;

/// <summary>
/// What lies in a data folder. Everything of PostgreSQL's is in <c>postgres</c> below it: the cluster itself, the
/// password, the port, and two lock files. <c>lock</c> is held by one program while it makes, starts or stops the
/// server; <c>in-use</c> is held by every program as long as it uses the server, so that the last one stops it.
/// </summary>
internal sealed record PostgresFolder(string DataFolder)
{
    public string Root { get; } = Path.Combine(DataFolder, "postgres");

    public string Cluster => Path.Combine(Root, "cluster");

    /// <summary>Clusters that killed programs have left half made.</summary>
    public IReadOnlyList<string> LeftInMaking => Directory.GetDirectories(Root, "cluster*.new");

    public string Lock => Path.Combine(Root, "lock");

    public string InUse => Path.Combine(Root, "in-use");

    public string Log => Path.Combine(Cluster, "server.log");

    public string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public string PasswordFile => Path.Combine(Root, "password");

    /// <summary>Says where the server was last started; see <see cref="Place"/>.</summary>
    public string PlaceFile => Path.Combine(Root, "place");

    private string PortFile => Path.Combine(Root, "port");

    /// <summary>The major version that the cluster was made with; null when there is none yet.</summary>
    public int? Major
    {
        get
        {
            var file = Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(file)
                ? int.Parse(File.ReadAllText(file).AsSpan().Trim(), CultureInfo.InvariantCulture)
                : null;
        }
    }

    /// <summary>The port that the server had last; null before the first start.</summary>
    public int? Port
    {
        get => File.Exists(PortFile)
            && int.TryParse(File.ReadAllText(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port
                : null;
        set => File.WriteAllText(PortFile, value?.ToString(CultureInfo.InvariantCulture));
    }

    public string Password => File.ReadAllText(PasswordFile);

    /// <summary>Makes the folders where they are missing.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is somebody else's, or cannot be written.</exception>
    public static PostgresFolder Open(string dataFolder)
    {
        var folder = new PostgresFolder(Path.GetFullPath(dataFolder));
        try
        {
            folder.RefuseWhatIsNotOurs();
            folder.Make();
            // Made here if it is missing; whether another program holds it is no matter yet.
            FileLock.TryExclusive(folder.Lock)?.Dispose();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw StartFaults.OfFile(failed, folder);
        }

        return folder;
    }

    /// <summary>
    /// Where a cluster is made, to be renamed when it is whole. Each time another: what a killed program had begun may still be
    /// written to.
    /// </summary>
    public string NewInMaking() => Path.Combine(Root, $"cluster.{Guid.NewGuid():N}.new");

    /// <summary>Makes a password for the server, once.</summary>
    public void EnsurePassword()
    {
        if (File.Exists(PasswordFile))
        {
            return;
        }

        var making = PasswordFile + ".new";
        File.Delete(making);
        using (var file = new FileStream(making, OwnerOnly(FileMode.CreateNew)))
        {
            file.Write(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)).Select(digit => (byte)digit).ToArray());
        }

        File.Move(making, PasswordFile);
    }

    private static FileStreamOptions OwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private void RefuseWhatIsNotOurs()
    {
        if (File.Exists(DataFolder))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.FolderNotOurs,
                $"{DataFolder} is a file, and a folder is needed: name another with --data.");
        }

        // Looked at before the lock: in a folder of ours the lock is the first file, so that whoever sees anything else
        // sees it too. A program that begins at this very moment may have come as far as the empty folder for it.
        // What is kept there of ledgers in a PostgreSQL of one's own may have been first.
        var found = Entries(DataFolder).FirstOrDefault(entry => entry != Root && !KeptLines.IsName(Path.GetFileName(entry)))
            ?? Entries(Root).FirstOrDefault();
        if (found is not null && !File.Exists(Lock))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.FolderNotOurs,
                $"The folder {DataFolder} is not empty ({Path.GetFileName(found)}) and was not made by this program: "
                + "name an empty folder, or a new one, with --data.");
        }
    }

    private static IEnumerable<string> Entries(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder) : [];

    private void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
            return;
        }

        // Closed to others; passable where another account must reach its cluster inside.
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode passable = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(DataFolder, owner);
        Directory.CreateDirectory(Root, owner);
        if (PostgresAccount.OwnIsRefused)
        {
            File.SetUnixFileMode(DataFolder, File.GetUnixFileMode(DataFolder) | passable);
            File.SetUnixFileMode(Root, owner | passable);
        }
    }
}

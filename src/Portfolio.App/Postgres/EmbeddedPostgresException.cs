namespace Portfolio.App.Postgres;

/// <summary>
/// The program's own PostgreSQL cannot serve. The message is a whole sentence for the person at the terminal:
/// what is missing or wrong, and what to do about it.
/// </summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException(EmbeddedPostgresFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>The kind of fault, for programs; the message is for people.</summary>
    public EmbeddedPostgresFault Fault { get; }
}

/// <summary>What can be missing or wrong when the program's own PostgreSQL is to serve.</summary>
public enum EmbeddedPostgresFault
{
    /// <summary>No PostgreSQL of a supported version is on the machine, nor in the npm packages.</summary>
    NoBinaries,

    /// <summary>The program runs as root, and there is no account to run PostgreSQL under.</summary>
    NoAccount,

    /// <summary>The account that PostgreSQL must run under cannot reach the data folder.</summary>
    FolderOutOfReach,

    /// <summary>The data folder cannot be made or written.</summary>
    FolderNotWritable,

    /// <summary>The folder holds files that this program did not make.</summary>
    FolderNotOurs,

    /// <summary>The data folder was made by a PostgreSQL of a version that is not here.</summary>
    VersionMissing,

    /// <summary>The data folder is used by a program whose server cannot be reached from here.</summary>
    InUse,

    /// <summary>No port could be had.</summary>
    Port,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The database cluster could not be made.</summary>
    InitFailed,

    /// <summary>The server did not start, or not in time.</summary>
    StartFailed,

    /// <summary>The server did not stop.</summary>
    StopFailed,
}

namespace Portfolio.App.Postgres;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "PostgreSQL {Version} serves {Folder} on port {Port}")]
    public static partial void Started(ILogger logger, string version, string folder, int port);

    [LoggerMessage(LogLevel.Information, "PostgreSQL was running on {Folder}, port {Port}; using it")]
    public static partial void Attached(ILogger logger, string folder, int port);

    [LoggerMessage(LogLevel.Information, "PostgreSQL on {Folder} stopped")]
    public static partial void Stopped(ILogger logger, string folder);

    [LoggerMessage(LogLevel.Warning, "PostgreSQL on {Folder} broke off: {Reason}")]
    public static partial void Lost(ILogger logger, string folder, string reason);

    [LoggerMessage(LogLevel.Warning, "PostgreSQL on {Folder} was started again on port {Port}")]
    public static partial void StartedAgain(ILogger logger, string folder, int port);

    [LoggerMessage(LogLevel.Error, "PostgreSQL on {Folder} could not be started again: {Reason}")]
    public static partial void NotStartedAgain(ILogger logger, string folder, string reason);
}

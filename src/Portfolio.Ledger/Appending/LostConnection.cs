using Npgsql;

namespace Portfolio.Ledger;

/// <summary>Tells a failure of the connection, after which nothing is known, from a refusal, after which all is.</summary>
public static class LostConnection
{
    /// <summary>Whether it is the connection that failed, so that the same may be tried again.</summary>
    public static bool Is(Exception failure) => failure switch
    {
        // 08: connection; 57P: shut down, crashed, starting up; 53300: no connection free; 25006: now a standby.
        // 3D000 and 55000: the database is being put back from a backup at this moment.
        PostgresException refused => refused.SqlState.StartsWith("08", StringComparison.Ordinal)
            || refused.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || refused.SqlState is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ReadOnlySqlTransaction
                or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ObjectNotInPrerequisiteState,
        NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException => true,
        CommitInDoubtException => true,
        _ => false,
    };
}

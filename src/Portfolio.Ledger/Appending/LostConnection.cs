using Npgsql;

namespace Portfolio.Ledger;

/// <summary>Tells a failure of the connection, after which nothing is known, from a refusal, after which all is.</summary>
internal static class LostConnection
{
    public static bool Is(Exception failure) => failure switch
    {
        // 08: connection; 57P: shut down, crashed, starting up; 53300: no connection free; 25006: now a standby.
        PostgresException refused => refused.SqlState.StartsWith("08", StringComparison.Ordinal)
            || refused.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || refused.SqlState is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException => true,
        CommitInDoubtException => true,
        _ => false,
    };
}

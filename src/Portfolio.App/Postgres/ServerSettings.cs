using System.Globalization;

namespace Portfolio.App.Postgres;

/// <summary>
/// The server's settings. They are given at each start rather than written into the cluster, so that a newer
/// program brings its own.
/// </summary>
internal static class ServerSettings
{
    /// <summary>As arguments for the server. <c>pg_ctl</c> hands them to a shell: no value needs quoting.</summary>
    public static string Arguments(EmbeddedPostgresOptions options, int port) =>
        string.Join(' ', Settings(options, port).Select(setting => $"-c {setting.Name}={setting.Value}"));

    private static IEnumerable<(string Name, string Value)> Settings(EmbeddedPostgresOptions options, int port)
    {
        // This machine alone, by password; sockets in a common folder would be one more door.
        yield return ("listen_addresses", "127.0.0.1");
        yield return ("port", port.ToString(CultureInfo.InvariantCulture));
        yield return ("unix_socket_directories", "");
        yield return ("max_connections", options.MaxConnections.ToString(CultureInfo.InvariantCulture));

        var durable = options.Durable ? "on" : "off";
        yield return ("fsync", durable);
        yield return ("full_page_writes", durable);
        yield return ("synchronous_commit", "on");
        if (!options.Durable)
        {
            // It is gone before there is anything to tidy up, and with hundreds of databases some of them are visited each second.
            yield return ("autovacuum", "off");
        }

        // A program on somebody's desk beside others: PostgreSQL's modest default, said out loud.
        yield return ("shared_buffers", "128MB");
        yield return ("max_wal_size", "1GB");
        // Queries here are short; compiling them costs more than it gains.
        yield return ("jit", "off");

        yield return ("timezone", "UTC");
        yield return ("log_timezone", "UTC");
        yield return ("lc_messages", "C");
        yield return ("cluster_name", "portfolio");
        // Errors of statements are told to the program that made them; the server's log is for the server's own.
        yield return ("log_min_messages", "log");
        yield return ("log_checkpoints", "off");
    }
}

using System.CommandLine;
using System.Net;
using Portfolio.App.Access.Provider;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Verbs;

/// <summary><c>portfolio serve</c>, and what the program does when no verb is named.</summary>
public static class ServeVerb
{
    /// <summary>Which environment variable names the folder of the keys that seal cookies.</summary>
    private const string SealingKeysVariable = "Portfolio__SignIn__Keys";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private static readonly Option<string> SignIn = new("--sign-in")
    {
        Description = "demo: four ready-made people, on loopback with the embedded database only; keys: API keys. Left out, demo "
            + "where it is possible and no provider is configured. A provider (OpenIdConnect__Authority …) is there beside either.",
    };

    private static readonly Option<string> Sample = new("--sample")
    {
        Description = "What a new embedded ledger starts with: small, none, or a number of made-up programmes.",
        DefaultValueFactory = _ => "small",
    };

    private static readonly Option<long?> HeldEvents = new("--held-events")
    {
        Description = "How many of the newest events to hold in memory; older ones are read from PostgreSQL when they are asked for. Left out, all.",
    };

    private static readonly Option<int> KeptReports = new("--kept-reports")
    {
        Description = "How many MB of memory may hold reports for whoever asks the same again; those asked for longest ago go first. The newest of each report stays beside them.",
        DefaultValueFactory = _ => (int)(NodeSettings.Default.KeptReportBytes >> 20),
    };

    public static Command Create() => Options(new Command("serve", "Serves the pages and the HTTP interface (the default)."));

    /// <summary>Gives a command the options and the action of <c>serve</c>.</summary>
    public static T Options<T>(T command)
        where T : Command
    {
        SignIn.AcceptOnlyFromAmong("demo", "keys");
        command.Add(Urls);
        command.Add(SignIn);
        command.Add(Sample);
        command.Add(HeldEvents);
        command.Add(KeptReports);
        command.Does(ServeAsync);
        return command;
    }

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = LedgerPlace.Of(parsed);
        var urls = parsed.GetRequiredValue(Urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var loopback = urls.All(IsLoopback);
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var provider = ProviderSettings.Of(configuration);
        var demo = parsed.GetValue(SignIn) is { } asked ? asked == "demo" : place.Embedded && provider is null;
        if (demo && !(place.Embedded && loopback))
        {
            throw new WrongUseException(place.Embedded
                ? $"The demo sign-in lets anybody in, so it works on this machine alone, and {string.Join(", ", urls)} can be reached from others. Say --sign-in keys, and make keys with “portfolio keys create”."
                : $"The demo sign-in works with the embedded database only, and {LedgerPlace.Variable} names another. Say --sign-in keys, and make keys with “portfolio keys create”.");
        }

        var held = parsed.GetValue(HeldEvents);
        if (held < 1)
        {
            throw new WrongUseException($"--held-events {held}: a node holds at least 1 event; leave it out to hold all.");
        }

        var kept = parsed.GetValue(KeptReports);
        if (kept < 0)
        {
            throw new WrongUseException($"--kept-reports {kept}: MB of memory, 0 or more.");
        }

        var sample = SampleSize.Parse(parsed.GetRequiredValue(Sample));
        var options = new ServerOptions(place, urls, demo, loopback, place.Embedded ? sample : null)
        {
            Node = new NodeSettings { HeldEvents = held, KeptReportBytes = (long)kept << 20 },
            Provider = provider,
            Limits = RateLimits.Of(configuration, loopback),
            SealingKeys = Environment.GetEnvironmentVariable(SealingKeysVariable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
        };
        await Server.RunAsync(options, cancellation);
        return ExitCode.Done;
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}

using System.Diagnostics;
using Npgsql;
using Portfolio.App.Checkpoints;

namespace Portfolio.Faults;

/// <summary>Nodes on a ledger, as a plan wants it; in a folder of its own, which goes with it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const string Memory = "memory";

    private readonly string _folder;
    private readonly List<Node> _nodes = [];

    private readonly Shell _shell;
    private readonly Shell _earlier;

    private Site(string folder, Beginning beginning)
    {
        (_folder, _shell, Writer) = (folder, new Shell(Path.Combine(folder, Memory)), beginning.Writer);
        _earlier = beginning.Program is null ? _shell : new Shell(Path.Combine(folder, Memory), beginning.Program);
    }

    public Cluster Primary { get; private set; } = null!;

    public Cluster? Standby { get; private set; }

    /// <summary>The PostgreSQL that takes appends: the primary, until it has fallen.</summary>
    public Cluster Serving { get; set; } = null!;

    public Relay? Relay { get; private set; }

    public SmallDisk? Disk { get; private set; }

    public OwnClock? Clock { get; private set; }

    /// <summary>The nodes that take commands.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>A node that reports from the standby, or null.</summary>
    public Node? Reporting { get; private set; }

    /// <summary>Who records and asks.</summary>
    public ApiCaller Writer { get; }

    /// <summary>What the nodes have said last on standard error.</summary>
    public string Said => _earlier == _shell ? _shell.Said : $"{_earlier.Said}\n{_shell.Said}";

    /// <summary>The ledger, for whoever looks at it from outside.</summary>
    public string Database => Serving.ConnectionString(Beginning.Ledger);

    /// <summary>How many events the ledger holds.</summary>
    public Task<long> SizeAsync(CancellationToken cancellation) =>
        Serving.AskAsync<long>(Beginning.Ledger, "select size from ledger.head", cancellation);

    public static async Task<Site> MakeAsync(SitePlan plan, Beginning beginning, CancellationToken cancellation)
    {
        var site = new Site(Beginning.MakeFolder().FullName, beginning);
        try
        {
            await site.MakePostgresAsync(plan, beginning, cancellation);
            if (plan.Standby != StandbyKind.None)
            {
                await site.MakeStandbyAsync(plan.Standby, cancellation);
            }

            site._nodes.AddRange(Enumerable.Range(0, plan.Nodes).Select(_ => new Node(site.NodeDatabase, site._earlier, site.Writer)));
            await Task.WhenAll(site._nodes.Select(node => node.StartAsync(cancellation)));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public string In(string name) => Path.Combine(_folder, name);

    /// <summary>Starts a node that reports from the standby alone.</summary>
    public async Task<Node> ReportFromStandbyAsync(CancellationToken cancellation)
    {
        Reporting = new Node(Standby!.ConnectionString(Beginning.Ledger), _shell, Writer);
        await Reporting.StartAsync(cancellation);
        return Reporting;
    }

    /// <summary>Puts this program in the place of the one that a node began with, which is stopped in an orderly way.</summary>
    public Task UpgradeAsync(Node node, CancellationToken cancellation) => node.ReplaceAsync(_shell, cancellation);

    /// <summary>Runs a verb of the program on the ledger.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        _shell.RunAsync(Database, arguments, cancellation);

    /// <summary>Starts a verb of the program on the ledger, reached through a relay, for whoever waits for its end or brings it about.</summary>
    public Process Start(Relay relay, IReadOnlyList<string> arguments) =>
        _shell.Start(Serving.ConnectionString(Beginning.Ledger, relay.Port), arguments);

    /// <summary>The checkpoints that its programs keep, with their keys.</summary>
    public CheckpointPlace Checkpoints =>
        new(Path.Combine(In(Memory), Shell.Keys), Path.Combine(In(Memory), Shell.Checkpoints), null, TimeSpan.FromMinutes(5));

    /// <summary>Checks the ledger whole, by the program's own verb.</summary>
    /// <exception cref="BrokenPromiseException">It found a fault.</exception>
    public async Task VerifyAsync(CancellationToken cancellation)
    {
        var (exitCode, output, error) = await RunAsync(cancellation, "verify");
        if (exitCode != 0)
        {
            throw new BrokenPromiseException($"portfolio verify ended with {exitCode}: {output}{error}");
        }
    }

    /// <summary>Ends the nodes; only then is all that they have said known.</summary>
    public async Task EndNodesAsync()
    {
        foreach (var node in _nodes.Append(Reporting).OfType<Node>())
        {
            await node.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndNodesAsync();
        NpgsqlConnection.ClearAllPools();
        if (Relay is not null)
        {
            await Relay.DisposeAsync();
        }

        // Who follows goes first: a primary that stops waits for it.
        foreach (var cluster in new[] { Standby, Primary }.OfType<Cluster>())
        {
            await cluster.DisposeAsync();
        }

        if (Disk is not null)
        {
            await Disk.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string NodeDatabase
    {
        get
        {
            var reached = Primary.ConnectionString(Beginning.Ledger, Relay?.Port);
            return Standby is null
                ? reached
                : new NpgsqlConnectionStringBuilder(reached)
                {
                    Host = $"127.0.0.1:{Primary.Port},127.0.0.1:{Standby.Port}",
                    TargetSessionAttributes = "primary",
                }.ConnectionString;
        }
    }

    private async Task MakePostgresAsync(SitePlan plan, Beginning beginning, CancellationToken cancellation)
    {
        var place = In("postgres");
        if (plan.SmallDisk)
        {
            Disk = await SmallDisk.MountAsync(In("disk"), cancellation);
            place = Path.Combine(Disk.Folder, "postgres");
        }

        Primary = Serving = await beginning.Cluster.CopyAsync(place, cancellation);
        if (plan.OwnClock)
        {
            Clock = new OwnClock(_folder);
            Clock.Set(TimeSpan.Zero);
            Primary.Prefix = Clock.Prefix;
        }

        await Primary.StartAsync(cancellation);
        if (plan.Relay)
        {
            Relay = new Relay("127.0.0.1", Primary.Port);
        }
    }

    private async Task MakeStandbyAsync(StandbyKind standby, CancellationToken cancellation)
    {
        NpgsqlConnection.ClearAllPools();
        await Primary.StopAsync("fast", cancellation);
        Standby = await Primary.CopyAsync(In("standby"), cancellation);
        await Standby.FollowAsync(Primary, cancellation);
        if (standby == StandbyKind.Synchronous)
        {
            Primary.With("synchronous_standby_names", "standby");
        }

        await Primary.StartAsync(cancellation);
        await Standby.StartAsync(cancellation);
    }
}

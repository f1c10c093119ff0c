using Npgsql;

namespace Portfolio.Faults;

/// <summary>Nodes on a ledger, as a plan wants it; in a folder of its own, which goes with it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const string Ledger = "portfolio";

    private readonly string _folder;
    private readonly List<Node> _nodes = [];

    private readonly Shell _shell;

    private Site(string folder) => (_folder, _shell) = (folder, new Shell(Path.Combine(folder, "memory")));

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

    /// <summary>Who records; the writers' key.</summary>
    public ApiCaller Writer { get; private set; } = null!;

    /// <summary>Who asks.</summary>
    public ApiCaller Reader { get; private set; } = null!;

    /// <summary>What the nodes have said last on standard error.</summary>
    public string Said => _shell.Said;

    /// <summary>The ledger, for whoever looks at it from outside.</summary>
    public string Database => Serving.ConnectionString(Ledger);

    public static async Task<Site> MakeAsync(SitePlan plan, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-faults-");
        // The account of PostgreSQL has to come by.
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        }

        var site = new Site(folder.FullName);
        try
        {
            await site.MakePostgresAsync(plan, cancellation);
            await site.MakeCallersAsync(cancellation);
            if (plan.Standby)
            {
                await site.MakeStandbyAsync(cancellation);
            }

            for (var i = 0; i < plan.Nodes; i++)
            {
                site._nodes.Add(await Node.StartAsync(site.NodeDatabase, site._shell, site.Writer, site.Reader, cancellation));
            }

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
    public async Task<Node> ReportFromStandbyAsync(CancellationToken cancellation) =>
        Reporting = await Node.StartAsync(Standby!.ConnectionString(Ledger), _shell, Writer, Reader, cancellation);

    /// <summary>Runs a verb of the program on the ledger.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        _shell.RunAsync(Database, arguments, cancellation);

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

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Append(Reporting).OfType<Node>())
        {
            await node.DisposeAsync();
        }

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
            var reached = Primary.ConnectionString(Ledger, Relay?.Port);
            return Standby is null
                ? reached
                : new NpgsqlConnectionStringBuilder(reached)
                {
                    Host = $"127.0.0.1:{Primary.Port},127.0.0.1:{Standby.Port}",
                    TargetSessionAttributes = "primary",
                }.ConnectionString;
        }
    }

    private async Task MakePostgresAsync(SitePlan plan, CancellationToken cancellation)
    {
        var place = In("postgres");
        if (plan.SmallDisk)
        {
            Disk = await SmallDisk.MountAsync(In("disk"), cancellation);
            place = Path.Combine(Disk.Folder, "postgres");
        }

        Primary = Serving = await Cluster.MakeAsync(place, cancellation);
        if (plan.OwnClock)
        {
            Clock = new OwnClock(_folder);
            Clock.Set(TimeSpan.Zero);
            Primary.Prefix = Clock.Prefix;
        }

        await Primary.StartAsync(cancellation);
        await using (var source = NpgsqlDataSource.Create(Primary.ConnectionString("postgres")))
        await using (var create = source.CreateCommand($"create database {Ledger}"))
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }

        if (plan.Relay)
        {
            Relay = new Relay(Primary.Port);
        }
    }

    private async Task MakeStandbyAsync(CancellationToken cancellation)
    {
        NpgsqlConnection.ClearAllPools();
        await Primary.StopAsync("fast", cancellation);
        Standby = await Primary.CopyAsync(In("standby"), cancellation);
        await Standby.FollowAsync(Primary, cancellation);
        Primary.With("synchronous_standby_names", "standby");
        await Primary.StartAsync(cancellation);
        await Standby.StartAsync(cancellation);
    }

    private async Task MakeCallersAsync(CancellationToken cancellation)
    {
        Writer = await KeyAsync("pmo", cancellation);
        Reader = await KeyAsync("auditor", cancellation);
    }

    private async Task<ApiCaller> KeyAsync(string role, CancellationToken cancellation)
    {
        var (exitCode, key, said) = await RunAsync(cancellation, "keys", "create", "--role", role, "--label", "faults");
        return exitCode == 0
            ? new(said.Split(' ')[0], key.Trim())
            : throw new InvalidOperationException($"No key could be made: {said}");
    }
}

using System.Net;
using System.Text.Json;
using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;

namespace Portfolio.Faults;

/// <summary>Something that an operator does by a verb, and what has to be so when the verb was killed, and once it is done.</summary>
/// <param name="Arguments">The verb.</param>
/// <param name="HalfAsync">Finds what is half done and passes for done, or what was begun and is not gone on with.</param>
/// <param name="DoneAsync">Finds whether it is done, once and whole; is given all that the verb has printed.</param>
internal sealed record OperatorAct(string[] Arguments, Func<Task> HalfAsync, Func<string, Task> DoneAsync)
{
    private const int Rows = 30;

    /// <summary>Each with its name, and how it is prepared.</summary>
    public static readonly IReadOnlyList<(string Name, Func<FaultRun, Task<OperatorAct>> MakeAsync)> All =
    [
        ("erase-person", run => EraseAsync(run, redact: false)),
        ("erase-person --redact-texts", run => EraseAsync(run, redact: true)),
        ("redact", RedactAsync),
        ("checkpoint", run => SignAsync(run, "checkpoint")),
        ("checkpoint rotate-key", run => SignAsync(run, "checkpoint", "rotate-key")),
        ("export bundle to a folder", run => BundleAsync(run, "")),
        ("export bundle to a file", run => BundleAsync(run, ".zip")),
        ("import", ImportAsync),
        ("rebuild", RebuildAsync),
        ("open-incarnation", IncarnationAsync),
        ("keys create", KeyAsync),
    ];

    /// <summary>Whether it has come to its end without being said again.</summary>
    public Func<bool> IsThere { get; init; } = () => false;

    /// <summary>Whether it is done while nobody records.</summary>
    public bool Alone { get; init; }

    private static async Task<OperatorAct> EraseAsync(FaultRun run, bool redact)
    {
        var name = $"Zenobia {Guid.NewGuid():N}";
        var (status, said) = await run.Site.Nodes[0].SendAsync(HttpMethod.Post, "/api/people", $$"""{"name":"{{name}}"}""", run.Cancellation);
        FaultRun.Demand(status is HttpStatusCode.OK or HttpStatusCode.Created, $"A person could not be added: {said}");
        using var json = JsonDocument.Parse(said);
        var person = json.RootElement.GetProperty("id").GetString()!;
        var noted = await NoteAsync(run, $"{name} asked");
        await AskAsync<long>(run, $"with named as (update access.api_keys set label = '{name}' returning id) select count(*) from named");

        return new(
            ["erase-person", person, "--reason", "asked", .. redact ? ["--redact-texts"] : Array.Empty<string>()],
            async () =>
            {
                if (await ErasuresAsync() == 0)
                {
                    FaultRun.Demand(await NamedAsync(), $"{person} is not erased, and the name is gone from where it was.");
                    return;
                }

                // Nobody need say it again: the nodes that run finish it.
                await UntilAsync(run, GoneAsync, $"{person} is erased on the record, and the name is still kept.");
            },
            async printed =>
            {
                await UntilAsync(run, GoneAsync, $"{person} is erased, and the name is still kept.");
                FaultRun.Demand(await ErasuresAsync() == 1, $"{person} is erased more than once on the record.");
                FaultRun.Demand(
                    redact ? await IsRedactedAsync(run, noted) : printed.Contains($"portfolio redact {noted} note", StringComparison.Ordinal),
                    $"The name of {person}, who is erased, still stands in the note of {noted}, and nobody was told: {printed}");
            });

        Task<long> ErasuresAsync() => AskAsync<long>(
            run, $"select count(*) from ledger.events where stream = 'administration' and type = 'PersonErased' and data ->> 'person' = '{person}'");

        Task<bool> NamedAsync() => AskAsync<bool>(
            run, $"select exists (select from directory.people where name = '{name}') and exists (select from access.api_keys where label = '{name}')");

        async Task<bool> GoneAsync() => IsKept(run, ErasedPeopleFile.Name, person) && await AskAsync<bool>(
            run, $"select not exists (select from directory.people where name = '{name}') and not exists (select from access.api_keys where label = '{name}')");
    }

    private static async Task<OperatorAct> RedactAsync(FaultRun run)
    {
        var noted = await NoteAsync(run, $"Gossip {Guid.NewGuid():N}");
        return new(
            ["redact", $"{noted}", "note", "--reason", "gossip"],
            async () => await IsRedactedAsync(run, noted),
            async _ =>
            {
                FaultRun.Demand(await IsRedactedAsync(run, noted), $"The note of {noted} was taken out, and is still there.");
                await UntilAsync(run, () => Task.FromResult(IsKept(run, RedactedTextsFile.Name, $" {noted} note")), $"That the note of {noted} was taken out is not kept outside the database.");
            });
    }

    private static Task<OperatorAct> SignAsync(FaultRun run, params string[] verb)
    {
        return Task.FromResult(new OperatorAct(verb, CheckAsync, async _ =>
        {
            await CheckAsync();
            FaultRun.Demand(!File.Exists(Path.Combine(run.Site.Checkpoints.Keys, "next.pem")), "A key waits to sign though nobody rotates.");
            using var signer = await new KeyFolder(run.Site.Checkpoints.Keys).SignerAsync(run.Cancellation);
            var next = await AskAsync<string>(
                run, "select coalesce((select data ->> 'next' from ledger.events where type = 'CheckpointKeyRotated' order by position desc limit 1), '')");
            FaultRun.Demand(next.Length == 0 || next == signer.Public.Name, $"The record says that {next} signs, and {signer.Public.Name} does.");
        }));

        // None is half, and none is signed by a key that nobody has.
        async Task CheckAsync()
        {
            await foreach (var kept in run.Site.Checkpoints.Kept().AllAsync(run.Cancellation))
            {
                FaultRun.Demand(kept.Checkpoint.Size >= 0, "A checkpoint has no size.");
            }
        }
    }

    private static Task<OperatorAct> BundleAsync(FaultRun run, string ending)
    {
        var to = run.Site.In($"bundle-{Guid.NewGuid():N}{ending}");
        return Task.FromResult(new OperatorAct(
            ["export", "bundle", to],
            () => Path.Exists(to) ? VerifyAsync() : Task.CompletedTask,
            _ => VerifyAsync())
        {
            IsThere = () => Path.Exists(to),
        });

        async Task VerifyAsync()
        {
            var keys = Directory.GetFiles(run.Site.Checkpoints.Keys, "*.public.pem").SelectMany(key => new[] { "--key", key });
            var ledger = await AskAsync<Guid>(run, "select ledger_id from ledger.head");
            var (exitCode, output, error) = await run.Site.RunAsync(run.Cancellation, ["verify", to, "--ledger", $"{ledger}", .. keys]);
            FaultRun.Demand(exitCode == 0, $"{to} is there, and does not verify ({exitCode}): {output}{error}");
        }
    }

    private static async Task<OperatorAct> ImportAsync(FaultRun run)
    {
        var register = $"R{Guid.NewGuid():N}".ToUpperInvariant()[..12];
        var (mapping, file) = (run.Site.In($"{register}.yaml"), run.Site.In($"{register}.csv"));
        await File.WriteAllTextAsync(
            mapping,
            $$"""
            name: {{register.ToLowerInvariant()}}
            register: {{register}}
            cadence: Yearly
            snapshots: [{ file: {{register}}, positionAt: 2026-03-31 }]
            id: { headers: [id] }
            title: { headers: [title] }
            department: { headers: [department] }

            """,
            run.Cancellation);
        await File.WriteAllLinesAsync(
            file, ["Id,Title,Department", .. Enumerable.Range(1, Rows).Select(row => $"{register}-{row},Programme {row} of {register},MKT")], run.Cancellation);
        return new(
            ["import", file, "--mapping", mapping],
            () => Task.CompletedTask,
            async _ =>
            {
                var programmes = await AskAsync<long>(run, $"select count(distinct stream) from ledger.events where data::text like '%Programme % of {register}%'");
                var receipts = await AskAsync<long>(
                    run,
                    $"""
                    select count(distinct r.row) from imports.rows r join imports.runs i on i.id = r.run join ledger.events e on e.position = r.first
                    where i.register = '{register}' and i.state = 'done' and r.outcome = 'recorded'
                    """);
                FaultRun.Demand(
                    (programmes, receipts) == (Rows, Rows), $"Of {Rows} rows of {register}, {programmes} were recorded, and {receipts} have a receipt.");
            });
    }

    private static Task<OperatorAct> RebuildAsync(FaultRun run) => Task.FromResult(new OperatorAct(
        ["rebuild"],
        async () =>
        {
            // From whatever is left of the snapshots; the reckoning compares what it reports.
            var (struck, _) = run.DrawNode("node started again");
            await struck.KillAsync();
            await struck.StartAsync(run.Cancellation);
        },
        _ => Task.CompletedTask));

    private static Task<OperatorAct> IncarnationAsync(FaultRun run)
    {
        return Task.FromResult(new OperatorAct(["open-incarnation", "--reason", "looked at"], CheckAsync, _ => CheckAsync()) { Alone = true });

        async Task CheckAsync() => FaultRun.Demand(
            await AskAsync<bool>(run, "select h.incarnation - 1 = (select count(*) from ledger.events where type = 'IncarnationOpened') from ledger.head h"),
            "The ledger is in an incarnation that nothing on the record opens.");
    }

    private static Task<OperatorAct> KeyAsync(FaultRun run)
    {
        return Task.FromResult(new OperatorAct(["keys", "create", "--role", "auditor", "--label", "killed"], CheckAsync, _ => CheckAsync()));

        // A key that opens the door is on the record. One that is on the record alone opens nothing.
        async Task CheckAsync() => FaultRun.Demand(
            await AskAsync<bool>(
                run,
                """
                select not exists (
                    select from access.api_keys k where not exists (
                        select from ledger.events e where e.type = 'ApiKeyCreated' and e.data ->> 'key' = k.id::text))
                """),
            "There is a key that is not on the record.");
    }

    private static async Task<long> NoteAsync(FaultRun run, string note)
    {
        await run.Site.Nodes[0].TellAsync(
            "/api/accounts", $$"""{"code":"N-{{Guid.NewGuid():N}}","title":"Noted","note":"{{note}}"}""", run.Cancellation);
        return await AskAsync<long>(run, $"select position from ledger.texts where content = '{note}'");
    }

    // The text is gone exactly where the record says so.
    private static async Task<bool> IsRedactedAsync(FaultRun run, long position)
    {
        var state = await AskAsync<string>(
            run,
            $"""
            select (select count(*) from ledger.texts where position = {position} and name = 'note' and content is not null)
                || ' ' || (select count(*) from ledger.events where type = 'TextRedacted' and data ->> 'position' = '{position}')
            """);
        FaultRun.Demand(state is "1 0" or "0 1", $"Of the note of {position}, texts and redactions on the record are {state}.");
        return state == "0 1";
    }

    private static bool IsKept(FaultRun run, string file, string ending) =>
        Path.Combine(run.Site.Checkpoints.Folder, file) is var path && File.Exists(path)
        && File.ReadLines(path).Any(line => line.EndsWith(ending, StringComparison.Ordinal));

    private static async Task UntilAsync(FaultRun run, Func<Task<bool>> condition, string otherwise)
    {
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var looks = 0; !await condition(); looks++)
        {
            FaultRun.Demand(looks < 1_200, otherwise);
            await step.WaitForNextTickAsync(run.Cancellation);
        }
    }

    private static Task<T> AskAsync<T>(FaultRun run, string sql) => run.Site.Serving.AskAsync<T>(Beginning.Ledger, sql, run.Cancellation);
}

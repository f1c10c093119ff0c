using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portfolio.App.Verbs;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>
/// <c>portfolio import</c> as a process of its own into a new ledger: the files given, or a made-up register of many rows.
/// Given twice, so that the second time nothing is recorded.
/// </summary>
internal static class ImportBenchmark
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Copies of a real register; left out, one is made up.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> MappingName = new("--mapping")
    {
        Description = "What the columns of the files mean.",
        DefaultValueFactory = _ => "gmpp",
    };

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = "How many rows the made-up register has.",
        DefaultValueFactory = _ => 100_000,
    };

    public static Command Create()
    {
        var command = new Command("import", "A register into a new ledger: the files given, or a made-up one of many rows.")
        {
            Files, RunOptions.Data, MappingName, Rows,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-register-").FullName;
        try
        {
            var files = parsed.GetValue(Files) ?? [];
            var (what, arguments, aim) = files.Length > 0
                ? ($"{files.Length} files", [.. files.Select(Path.GetFullPath), "--mapping", parsed.GetRequiredValue(MappingName)], "≤ 30 s for the 13 files of gmpp")
                : ($"{parsed.GetValue(Rows):#,0} rows made up", MadeUpRegister.Write(folder, parsed.GetValue(Rows)), "≤ 20 s for 100,000 rows");
            await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), fill: _ => Task.CompletedTask, cancellation);
            var database = await stage.NewDatabaseAsync("import", cancellation);
            var table = new MarkdownTable(
                $"import, PostgreSQL {stage.Version}", "s", "rows per second", "events", "events per second",
                "processor, program, s", "PostgreSQL, s", "most memory, MB", "aim");
            foreach (var (time, aimed) in new[] { ("", aim), (", again", "nothing recorded") })
            {
                var before = stage.Cpu;
                var (seconds, rows, events, processor, megabytes) = await ImportAsync(arguments, database, cancellation);
                table.Row($"{what}{time}", seconds, rows / seconds, events, events / seconds, processor, stage.Cpu - before, megabytes, aimed);
            }

            table.Print(Console.Out);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, long Rows, long Events, double Processor, long Megabytes)> ImportAsync(
        IReadOnlyList<string> arguments, string database, CancellationToken cancellation)
    {
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "portfolio.dll"), "import", .. arguments, "--json"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { [LedgerPlace.Variable] = database },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var (most, processor) = (0L, 0.0);
        while (!process.HasExited)
        {
            // As last seen before its end.
            processor = CpuTime.OfProcess(process.Id) is > 0 and var used ? used : processor;
            process.Refresh();
            most = Math.Max(most, process.HasExited ? 0 : process.PeakWorkingSet64);
            await Task.WhenAny(process.WaitForExitAsync(cancellation), Task.Delay(TimeSpan.FromMilliseconds(100), cancellation));
        }

        var report = JsonDocument.Parse(await output).RootElement;
        return process.ExitCode == 0
            ? (
                Stopwatch.GetElapsedTime(from).TotalSeconds,
                report.GetProperty("rows").GetInt64(),
                report.GetProperty("events").EnumerateObject().Sum(e => e.Value.GetInt64()),
                processor,
                most >> 20)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The import ended with {process.ExitCode}; see above."));
    }
}

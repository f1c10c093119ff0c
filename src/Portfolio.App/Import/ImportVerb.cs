using System.CommandLine;
using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Verbs;
using Portfolio.Ledger;

namespace Portfolio.App.Import;

/// <summary><c>portfolio import FILE… --mapping NAME</c>: takes in copies of a register.</summary>
public static class ImportVerb
{
    private static readonly Argument<FileInfo[]> Files = new("FILE")
    {
        Description = "Copies of the register as CSV or Excel workbook (.xlsx), in any order; they are taken by their dates.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> MappingName = new("--mapping")
    {
        Description = $"What the columns mean: {string.Join(", ", MappingFile.BuiltIn)}, or a YAML file of your own.",
        Required = true,
    };

    private static readonly Option<string?> PositionAt = new("--position-at")
    {
        Description = "The day the file speaks of (yyyy-MM-dd), where the mapping cannot tell; for one file.",
    };

    private static readonly Option<bool> Preview = new("--preview")
    {
        Description = "Show row by row what would be recorded, and record nothing.",
    };

    private static readonly Option<bool> SkipBadRows = new("--skip-bad-rows")
    {
        Description = "Record the good rows although there are bad ones.",
    };

    private static readonly Option<bool> IntoSample = new("--into-sample")
    {
        Description = "Take it in although the ledger is marked a sample: to try things out.",
    };

    private static readonly Option<string[]> Same = new("--same")
    {
        Description = "NAME=CODE: the row with that id or, without one, that title is the programme CODE, as the preview asked. As often as needed.",
        HelpName = "NAME=CODE",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };

    // Nobody waits for a single row of it.
    private static readonly GroupAppenderSettings LargeGroups = new() { GroupEvents = 1_000 };

    public static Command Create()
    {
        var command = new Command("import", "Takes in copies of a register: each is compared with what is on record, and the differences are recorded.")
        {
            Files, MappingName, PositionAt, Preview, SkipBadRows, IntoSample, Same, Json,
        };
        command.Validators.Add(result =>
        {
            foreach (var missing in (result.GetValue(Files) ?? []).Where(f => !f.Exists))
            {
                result.AddError($"There is no file {missing.FullName}.");
            }

            foreach (var unclear in (result.GetValue(Same) ?? []).Where(s => ConfirmedMatch.Parse(s) is null))
            {
                result.AddError($"--same: “{unclear}” is not NAME=CODE, an id or title as in the file and the code of a programme on record.");
            }

            if (result.GetValue(PositionAt) is { } day)
            {
                if (!TryDay(day, out _))
                {
                    result.AddError($"--position-at: “{day}” is not a day; write it as 2026-03-31.");
                }

                if (result.GetValue(Files) is { Length: > 1 })
                {
                    result.AddError("--position-at says the day of one file; import files one at a time with it.");
                }
            }
        });
        return command.Does(ImportAsync);
    }

    private static async Task<int> ImportAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var request = new ImportRequest(
                MappingFile.Find(parsed.GetRequiredValue(MappingName)),
                [.. parsed.GetRequiredValue(Files).Select(f => RegisterFile.OnDisk(f.FullName))],
                TryDay(parsed.GetValue(PositionAt), out var day) ? day : null,
                parsed.GetValue(Preview),
                parsed.GetValue(SkipBadRows),
                parsed.GetValue(IntoSample))
            {
                Limits = ImportLimits.OfEnvironment(),
                Same = [.. (parsed.GetValue(Same) ?? []).Select(s => ConfirmedMatch.Parse(s)!)],
            };
            using var loggers = Verb.Loggers();
            await using var portfolio = await OpenPortfolio.OpenAsync(
                LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation, appender: LargeGroups);
            var actor = Verb.OperatorOf(portfolio.Node) with { Role = Roles.Pmo, Way = "import" };
            var report = await ImportConsole.RunAsync(error, progress =>
                RegisterImport.RunAsync(portfolio.Node, actor, request, TimeProvider.System, progress, cancellation));
            if (parsed.GetValue(Json))
            {
                await output.WriteLineAsync(ImportJson.Write(report));
            }
            else
            {
                foreach (var line in ImportWords.Lines(report))
                {
                    await output.WriteLineAsync(line);
                }
            }

            return report.MayBeRecorded(request.SkipBadRows) && !report.Cancelled ? ExitCode.Done : ExitCode.Failed;
        }
        catch (MappingException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCode.WrongUse;
        }
        catch (SampleLedgerException fault)
        {
            await error.WriteLineAsync($"{fault.Message} Name another folder with --data DIR (or another database), or say --into-sample if you only try things out.");
            return ExitCode.Failed;
        }
        catch (Exception fault) when (fault is ImportStoppedException or ImportBusyException)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCode.Failed;
        }
    }

    private static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

using System.CommandLine;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Verbs;
using Portfolio.Reports;

namespace Portfolio.App.Export;

/// <summary><c>portfolio export register</c> and <c>portfolio export REPORT</c>: tables to be taken away.</summary>
public static class TablesVerb
{
    private static readonly Option<string> Format = new("--format")
    {
        Description = "csv (one table), xlsx (a sheet for each table) or json.",
        DefaultValueFactory = _ => "csv",
    };

    private static readonly Option<string?> AsOf = new("--as-of") { Description = "The day it speaks of; left out, today." };

    private static readonly Option<string?> KnownAt = new("--known-at")
    {
        Description = "What was known: a position, a day (yyyy-MM-dd) or an instant; left out, all that is recorded.",
    };

    private static readonly Option<string?> Basis = new("--basis") { Description = "recorded (what the ledger held) or reported (what sources had said)." };

    private static readonly Option<string?> Department = new("--department") { Description = "Only programmes of this department and those below it." };

    private static readonly Option<string?> Table = new("--table") { Description = "With csv, which table of the report; left out, its figures." };

    private static readonly Option<string?> Output = new("--output") { Description = "The file to write; left out, standard output." };

    /// <summary>The verbs below <c>export</c>: the register, and each report by its name.</summary>
    public static IEnumerable<Command> Create()
    {
        Format.AcceptOnlyFromAmong("csv", "xlsx", "json");
        Basis.AcceptOnlyFromAmong("recorded", "reported");
        yield return new Command(RegisterTable.Name, "Every programme with its state, sponsor, finish, budget and status.")
        {
            Format, AsOf, KnownAt, Basis, Department, Output,
        }.Does((parsed, cancellation) => ExportAsync(parsed, WriteRegister, cancellation));
        foreach (var report in ReportCatalogue.All)
        {
            yield return new Command(report.Name, report.Question)
            {
                Format, AsOf, KnownAt, Basis, Department, Table, Output,
            }.Does((parsed, cancellation) => ExportAsync(
                parsed, (node, options, to, stop) => WriteReport(report, node, options, to, stop), cancellation));
        }
    }

    private static async Task<int> ExportAsync(
        ParseResult parsed, Action<PortfolioNode, ParseResult, Stream, CancellationToken> write, CancellationToken cancellation)
    {
        await using var portfolio = await ReadOnlyPortfolio.OpenAsync(parsed, cancellation);
        var output = parsed.GetValue(Output);
        if (output is null && parsed.GetRequiredValue(Format) == "xlsx" && !Console.IsOutputRedirected)
        {
            throw new WrongUseException("A workbook is nothing for a terminal: name a file with --output.");
        }

        if (Path.Exists(output))
        {
            throw new WrongUseException($"{output} is there already: name a new file.");
        }

        // Whole before anything of it is seen: what was broken off is not taken for an export.
        var (file, _) = ExportFile.Make(to =>
        {
            write(portfolio.Node, parsed, to, cancellation);
            return 0;
        });
        await using (file)
        {
            await (output is null ? WriteAsync(file, Console.OpenStandardOutput(), cancellation) : KeepAsync(file, output, cancellation));
        }

        return ExitCode.Done;
    }

    // Beside, and then under its name: what was broken off on the way is not found there.
    private static async Task KeepAsync(FileStream file, string output, CancellationToken cancellation)
    {
        var beside = $"{output}.{Guid.NewGuid():N}.part";
        try
        {
            await WriteAsync(file, new FileStream(beside, FileMode.CreateNew), cancellation);
            File.Move(beside, output);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static async Task WriteAsync(FileStream file, Stream to, CancellationToken cancellation)
    {
        await using (to)
        {
            await file.CopyToAsync(to, cancellation);
        }
    }

    private static void WriteRegister(PortfolioNode node, ParseResult parsed, Stream to, CancellationToken cancellation)
    {
        var parameters = Parameters(node, parsed);
        var table = RegisterTable.Of(node.View, parameters.Knowledge, node.People, parameters.Department);
        _ = parsed.GetRequiredValue(Format) switch
        {
            "csv" => CsvExport.Write(to, table, cancellation),
            "json" => JsonExport.Write(to, table, parameters.Knowledge, cancellation),
            _ => XlsxExport.Write(
                to, [table, AboutTable.OfRegister(parameters.Knowledge, parameters.Department)], cancellation),
        };
    }

    private static void WriteReport(ReportEntry entry, PortfolioNode node, ParseResult parsed, Stream to, CancellationToken cancellation)
    {
        var report = new ReportCatalogue().Compute(entry, node.View, Parameters(node, parsed));
        var (tables, name) = (report.Tables(), parsed.GetValue(Table));
        if (name is not null && parsed.GetRequiredValue(Format) != "csv")
        {
            throw new WrongUseException("--table goes with --format csv: the others have all tables.");
        }

        switch (parsed.GetRequiredValue(Format))
        {
            case "csv":
                var table = tables.FirstOrDefault(t => t.Name == (name ?? tables[0].Name))
                    ?? throw new WrongUseException($"--table {name}: there are {string.Join(", ", tables.Select(t => t.Name))}.");
                CsvExport.Write(to, ExportTable.Of(table, node.People), cancellation);
                break;
            case "json":
                to.Write(ReportCatalogue.JsonOf(report, int.MaxValue).Span);
                break;
            default:
                XlsxExport.Write(to, ReportWorkbook.Of(report, node.People), cancellation);
                break;
        }
    }

    private static ReportParameters Parameters(PortfolioNode node, ParseResult parsed)
    {
        var query = new QueryCollection(new (string Name, string? Value)[]
        {
            ("asOf", parsed.GetValue(AsOf)), ("knownAt", parsed.GetValue(KnownAt)), ("basis", parsed.GetValue(Basis)), ("department", parsed.GetValue(Department)),
        }.Where(p => p.Value is not null).ToDictionary(p => p.Name, p => new StringValues(p.Value)));
        var (parameters, fault) = ReportQuery.Read(query, node, node.View);
        return parameters ?? throw new WrongUseException(
            $"{fault!.Value.Parameter switch { "asOf" => "--as-of", "knownAt" => "--known-at", var other => $"--{other}" }}: {fault.Value.Sentence}");
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Portfolio.App.Import;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.Domain.Settings;

namespace Portfolio.Benchmarks;

/// <summary>
/// A made-up register read and understood, as text and as a workbook, and nothing recorded: how fast, and what is held in
/// memory early and late. Beside: bare CsvHelper going through the same text.
/// </summary>
internal static class FilesBenchmark
{
    private static readonly Option<int> Rows = new("--rows")
    {
        Description = "How many rows the made-up register has.",
        DefaultValueFactory = _ => 1_000_000,
    };

    public static Command Create()
    {
        var command = new Command("files", "A register read from a text and from a workbook, beside bare CsvHelper.") { Rows };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult parsed)
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-register-").FullName;
        try
        {
            var rows = parsed.GetValue(Rows);
            var csv = MadeUpRegister.Write(folder, rows)[0];
            var xlsx = MadeUpWorkbook.Write(folder, csv);
            var mapping = MappingFile.Find(Path.Combine(folder, "made-up.yaml"));
            var table = new MarkdownTable("read and understood", "rows", "s", "rows per second", "held at a tenth, MB", "held at the end, MB");
            Measure(table, "bare CsvHelper, not understood", rows, () => Bare(csv));
            Measure(table, "CSV", rows, () => Understood(csv, mapping));
            Measure(table, "XLSX", rows, () => Understood(xlsx, mapping));
            table.Print(Console.Out);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(MarkdownTable table, string what, int rows, Func<IEnumerable<int>> read)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, early, late, count) = (Stopwatch.StartNew(), 0L, 0L, 0);
        foreach (var _ in read())
        {
            count++;
            if (count == rows / 10 || count == rows)
            {
                watch.Stop();
                late = (GC.GetTotalMemory(forceFullCollection: true) - before) >> 20;
                early = count == rows / 10 ? late : early;
                watch.Start();
            }
        }

        var seconds = watch.Elapsed.TotalSeconds;
        table.Row(what, count, seconds, count / seconds, early, late);
    }

    private static IEnumerable<int> Bare(string file)
    {
        using var text = new StreamReader(file);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        parser.Read();
        while (parser.Read())
        {
            yield return parser.Record!.Length;
        }
    }

    private static IEnumerable<int> Understood(string file, Mapping mapping)
    {
        using var reader = RegisterReader.Open(RegisterFile.OnDisk(file), mapping);
        var findings = new Findings();
        var rows = new RowReader(mapping, reader.Tables[0], new DateOnly(2026, 3, 31), StatusScale.BuiltIn, findings);
        foreach (var raw in reader.Rows())
        {
            var (row, good) = rows.Read(raw);
            yield return good ? row.Number : throw new InvalidOperationException(findings.Problems[^1].Sentence);
        }
    }
}

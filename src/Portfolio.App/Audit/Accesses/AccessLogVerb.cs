using System.CommandLine;
using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Pages.Wording;
using Portfolio.App.Verbs;

namespace Portfolio.App.Audit.Accesses;

/// <summary><c>portfolio access-log</c>: who looked at what.</summary>
public static class AccessLogVerb
{
    public static Command Create()
    {
        var (options, json) = (QueryOptions.OfList(AccessQuery.Parameters), JsonOption.Create("GET /api/audit/access"));
        var command = new Command("access-log", "Shows what auditors and leadership opened or took away, and what was refused, newest first.") { json };
        options.AddTo(command);
        return command.Does((parsed, cancellation) => FindAsync(parsed, options, parsed.GetValue(json), cancellation));
    }

    private static async Task<int> FindAsync(ParseResult parsed, QueryOptions options, bool json, CancellationToken cancellation)
    {
        await using var portfolio = await ReadOnlyPortfolio.OpenAsync(parsed, cancellation, AccessLog.Migrations);
        var (node, output) = (portfolio.Node, parsed.InvocationConfiguration.Output);
        var (query, fault) = AccessQuery.Read(options.Of(parsed), node, limit: int.MaxValue);
        if (query is null)
        {
            throw QueryOptions.Wrong(fault!.Value);
        }

        var reader = new AccessLogReader(node.Ledger.Pool);
        if (json)
        {
            await AccessesJson.PrintAsync(reader, query, output, cancellation);
            return ExitCode.Done;
        }

        var read = await reader.ReadAsync(
            query.Filter, query.Limit, kept => new(output.WriteLineAsync(Line(kept.Entry, node.People))), cancellation);
        await output.WriteLineAsync(AccessWords.Of(read));
        if (AccessQuery.Next(read) is { } next)
        {
            await output.WriteLineAsync($"The next ones: the same with --cursor {next}");
        }

        return ExitCode.Done;
    }

    private static string Line(AccessEntry e, People people) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\t{AccessWords.Who(e, people)}{(e.Role is null ? "" : $" ({e.Role})")}\t{e.Kind.ToString().ToLowerInvariant()}\t{e.Method} {e.Address}{(e.Parameters.Length == 0 ? "" : $"?{e.Parameters}")}\t{e.Status}\t{Say.Count(e.Bytes, "byte")}{(e.Rows is { } rows ? $", {Say.Count(rows, "row")}" : "")}");
}

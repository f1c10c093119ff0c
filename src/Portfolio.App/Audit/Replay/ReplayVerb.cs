using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Verbs;

namespace Portfolio.App.Audit.Replay;

/// <summary><c>portfolio replay [STREAM]</c>: what was known at a point, or what differs between two.</summary>
public static class ReplayVerb
{
    private static readonly Argument<string?> Stream = new("STREAM")
    {
        Description = "A programme, by its stream or its code; left out, the whole portfolio.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> KnownAt = new("--known-at")
    {
        Description = "What was known: a position, a day (yyyy-MM-dd) or an instant; left out, all that is recorded.",
    };

    private static readonly Option<string?> AsOf = new("--as-of") { Description = "The day it speaks of." };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "The first of two points, given as for --known-at. With --known-at: a day of the world, as known then.",
    };

    private static readonly Option<string?> To = new("--to") { Description = "The second point; left out, now." };

    private static readonly Option<string?> Basis = new("--basis") { Description = "recorded (what the ledger held) or reported (what sources had said)." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, as GET /api/audit/replay answers." };

    public static Command Create()
    {
        Basis.AcceptOnlyFromAmong("recorded", "reported");
        return new Command("replay", "Shows a programme or the portfolio as it was known, or what differs between two points and which events made it so.")
        {
            Stream, KnownAt, AsOf, From, To, Basis, Json,
        }.Does(ReplayAsync);
    }

    private static async Task<int> ReplayAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var portfolio = await ReadOnlyPortfolio.OpenAsync(parsed, cancellation);
        var (node, output) = (portfolio.Node, parsed.InvocationConfiguration.Output);
        var (request, fault) = ReplayRequest.Read(QueryOf(parsed), node, node.View);
        if (request is null)
        {
            throw new WrongUseException($"{OptionOf(fault!.Value.Parameter)}: {fault.Value.Sentence}");
        }

        var answer = ReplayAnswer.Of(request, node.View, after: null, limit: int.MaxValue - 1, cancellation);
        if (parsed.GetValue(Json))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, StateShape.Options));
            return ExitCode.Done;
        }

        foreach (var line in new ReplayWords(node.People).Lines(answer))
        {
            await output.WriteLineAsync(line);
        }

        return ExitCode.Done;
    }

    private static QueryCollection QueryOf(ParseResult parsed) => new(
        new (string Name, string? Value)[]
        {
            ("stream", parsed.GetValue(Stream)), ("knownAt", parsed.GetValue(KnownAt)), ("asOf", parsed.GetValue(AsOf)),
            ("from", parsed.GetValue(From)), ("to", parsed.GetValue(To)), ("basis", parsed.GetValue(Basis)),
        }
        .Where(p => p.Value is not null)
        .ToDictionary(p => p.Name, p => new StringValues(p.Value)));

    private static string OptionOf(string parameter) => parameter switch
    {
        "stream" => "STREAM",
        "knownAt" => "--known-at",
        "asOf" => "--as-of",
        var other => $"--{other}",
    };
}

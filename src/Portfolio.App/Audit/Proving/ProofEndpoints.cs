using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Proving;

/// <summary>Proofs from the Merkle tree over all events.</summary>
internal static class ProofEndpoints
{
    public static void Map(RouteGroupBuilder audit)
    {
        audit.MapGet("/proofs/inclusion", InclusionAsync)
            .WithSummary("The proof that the event at a position is in the tree of the first size events (left out, of all).")
            .Produces<InclusionModel>().ProducesProblem(400)
            .Takes(
                new("position", "The event’s.", QueryKind.WholeNumber, "1") { Required = true, Least = 1 },
                new("size", "Of the tree; left out, all of it.", QueryKind.WholeNumber, "2") { Least = 1 });
        audit.MapGet("/proofs/consistency", ConsistencyAsync)
            .WithSummary("The proof that the tree of the first to events (left out, of all) begins with that of the first from.")
            .Produces<ConsistencyModel>().ProducesProblem(400)
            .Takes(
                new("from", "How many events the smaller tree has.", QueryKind.WholeNumber, "0") { Required = true, Least = 0 },
                new("to", "How many the larger has; left out, all.", QueryKind.WholeNumber, "2") { Least = 0 });
    }

    private static async Task<IResult> InclusionAsync(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var (query, most) = (context.Request.Query, (await node.Ledger.Reader.HeadAsync(cancellation)).Size);
        if (Unknown(query, "position", "size") is { } unknown)
        {
            return unknown;
        }

        if (Number(query, "size", 1, most, most) is not { } size)
        {
            return Problems.BadParameter("size", $"size is a number of events from 1 to {most}.");
        }

        return Number(query, "position", 1, size, null) is { } position
            ? await WholeAsync(async () => Results.Ok(await InclusionModel.MakeAsync(node, position, size, cancellation)))
            : Problems.BadParameter("position", $"position is a number from 1 to {size}.");
    }

    private static async Task<IResult> ConsistencyAsync(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var (query, most) = (context.Request.Query, (await node.Ledger.Reader.HeadAsync(cancellation)).Size);
        if (Unknown(query, "from", "to") is { } unknown)
        {
            return unknown;
        }

        if (Number(query, "to", 0, most, most) is not { } to)
        {
            return Problems.BadParameter("to", $"to is a number of events from 0 to {most}.");
        }

        return Number(query, "from", 0, to, null) is { } from
            ? await WholeAsync(async () => Results.Ok(await ConsistencyModel.MakeAsync(node, from, to, cancellation)))
            : Problems.BadParameter("from", $"from is a number of events from 0 to {to}.");
    }

    private static async Task<IResult> WholeAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (LedgerDamagedException damaged)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "ledger-is-whole", $"The ledger is damaged: {damaged.Message}", []);
        }
    }

    private static IResult? Unknown(IQueryCollection query, params string[] known) =>
        query.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown
            ? Problems.BadParameter(unknown, $"There is no parameter “{Words.Shown(unknown)}”; there are {string.Join(", ", known)}.")
            : null;

    private static long? Number(IQueryCollection query, string name, long least, long most, long? otherwise)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? otherwise
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : null;
    }
}

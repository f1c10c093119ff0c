using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Proving;

/// <summary>Proofs from the Merkle tree over all events.</summary>
internal static class ProofEndpoints
{
    public static void Map(RouteGroupBuilder audit)
    {
        audit.MapGet("/proofs/inclusion", InclusionAsync)
            .WithSummary("The proof that the event at a position is in the tree of the first size events (left out, of all).")
            .Produces<InclusionModel>().ProducesProblem(400).Takes(ProofQuery.Position, ProofQuery.Size);
        audit.MapGet("/proofs/consistency", ConsistencyAsync)
            .WithSummary("The proof that the tree of the first to events (left out, of all) begins with that of the first from.")
            .Produces<ConsistencyModel>().ProducesProblem(400).Takes(ProofQuery.From, ProofQuery.To);
    }

    private static async Task<IResult> InclusionAsync(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var (asked, fault) = ProofQuery.Inclusion(context.Request.Query, (await node.Ledger.Reader.HeadAsync(cancellation)).Size);
        return asked is (var position, var size)
            ? await WholeAsync(async () => Results.Ok(await InclusionModel.MakeAsync(node.Ledger, position, size, cancellation)))
            : Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
    }

    private static async Task<IResult> ConsistencyAsync(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var (asked, fault) = ProofQuery.Consistency(context.Request.Query, (await node.Ledger.Reader.HeadAsync(cancellation)).Size);
        return asked is (var from, var to)
            ? await WholeAsync(async () => Results.Ok(await ConsistencyModel.MakeAsync(node.Ledger, from, to, cancellation)))
            : Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
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
}

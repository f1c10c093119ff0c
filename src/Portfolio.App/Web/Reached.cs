using Portfolio.App.Node;

namespace Portfolio.App.Web;

/// <summary>Waits, and not for long, until this node knows what a caller was told, perhaps by another one.</summary>
internal static class Reached
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null once a position is known here; otherwise the answer that says that it is not.</summary>
    public static async Task<IResult?> AtLeastAsync(long position, PortfolioNode node, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await node.ReachAsync(position, patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable, "position-is-reached",
                $"Position {position} is not known here; the newest is {node.View.Position}.", []);
        }
        catch (Exception fault) when (ReferenceEquals(fault, node.Broken))
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "the-log-can-be-read", fault.Message, []);
        }
    }
}

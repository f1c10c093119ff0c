using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>How administrative acts come on the record.</summary>
internal static class Acts
{
    /// <summary>Records an act, which is done only if that succeeds.</summary>
    /// <exception cref="ActNotRecordedException">It could not be recorded.</exception>
    public static async Task<Answer.Done> RecordActAsync(
        this PortfolioNode node, string stream, NewFact fact, Envelope envelope, CancellationToken cancellation) =>
        await node.RecordAsync(stream, [fact], envelope, cancellation) is var answer && answer is Answer.Done done
            ? done
            : throw new ActNotRecordedException(answer);
}

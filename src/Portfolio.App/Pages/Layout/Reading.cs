using Portfolio.App.Access;
using Portfolio.App.Node;

namespace Portfolio.App.Pages.Layout;

/// <summary>What a page about the organisation is made from: what is known now, and what its reader may do.</summary>
/// <param name="Records">Whether the reader may record.</param>
/// <param name="SeesHistory">Whether the reader's role reads what was recorded, by whom and when.</param>
/// <param name="Recorded">The position of what the reader has just recorded.</param>
public sealed record Reading(PortfolioNode Node, View View, bool Records, bool SeesHistory, long? Recorded, bool Sample)
{
    public People People => Node.People;

    public Domain.Organisation Organisation => View.Organisation;

    public DateOnly Today => Node.Today;

    /// <param name="policy">Who may record what the page is about.</param>
    public static async Task<Reading> OfAsync(HttpContext context, PortfolioNode node, SampleMark mark, string policy = Policies.Record) => new(
        node,
        node.View,
        Policies.Allowed(policy).Any(context.User.IsInRole),
        Policies.Allowed(Policies.History).Any(context.User.IsInRole),
        long.TryParse(context.Request.Query["recorded"], out var position) && IsOwn(position, context, node) ? position : null,
        await mark.IsSampleAsync(context.RequestAborted));

    // An address tells nobody of what somebody else recorded: not every role reads histories.
    private static bool IsOwn(long position, HttpContext context, PortfolioNode node) =>
        position > 0 && position <= node.View.Position && node.View.Log[position].Actor.Id == context.User.IdOf();
}

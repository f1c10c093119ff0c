using Portfolio.App.Node;

namespace Portfolio.App.Pages.Layout;

/// <summary>Whether the ledger holds made-up data, which every page then says. A ledger keeps its mark for ever.</summary>
public sealed class SampleMark(PortfolioNode node)
{
    private bool? _sample;

    public async ValueTask<bool> IsSampleAsync(CancellationToken cancellation) =>
        _sample ??= (await node.Ledger.Reader.HeadAsync(cancellation)).Sample;
}

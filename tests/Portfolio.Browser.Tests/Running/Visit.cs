using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>A reader at a page; at the end the reader’s browser goes, with all it kept.</summary>
public sealed record Visit(IPage Page) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Page.Context.DisposeAsync();
}

using Portfolio.App.Tests.Faults;
using Portfolio.Faults;

[assembly: AssemblyFixture(typeof(FaultBeginning))]

namespace Portfolio.App.Tests.Faults;

/// <summary>What the sites of all faults begin with, made when the first of them is asked for.</summary>
public sealed class FaultBeginning : IAsyncDisposable
{
    private readonly Lazy<Task<Beginning>> _beginning = new(() => Beginning.MakeAsync(null, CancellationToken.None));

    internal Task<Beginning> Made => _beginning.Value;

    public async ValueTask DisposeAsync()
    {
        if (_beginning is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _beginning.Value).DisposeAsync();
        }
    }
}

/// <summary>
/// Where the faults of a class are done: on the site of the one before, where that is as the fault needs it and has held;
/// else on a new one.
/// </summary>
public sealed class FaultSites(FaultBeginning beginning) : IAsyncDisposable
{
    // Some hundred commands a second, several at any moment: as many as there can be took the machine for minutes from what
    // has to start beside them.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(30);

    private SiteAtWork? _site;

    internal async Task<Reckoning> DoAsync(Fault fault, Measure measure, Action<string> say, CancellationToken cancellation)
    {
        if (_site?.Plan != fault.Site)
        {
            await DisposeAsync();
            _site = await SiteAtWork.MakeAsync(fault.Site, await beginning.Made, measure.Seed, Rest, CancellationToken.None);
        }

        try
        {
            return await _site.DoAsync(fault, measure, say, cancellation);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
            _site = null;
        }
    }
}

namespace Portfolio.App.Node;

/// <summary>
/// Lets the commands on one stream pass one after another. Streams share a fixed number of gates by their hash, so that
/// the gates need no looking after.
/// </summary>
internal sealed class StreamGate
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<Turn> EnterAsync(string stream, CancellationToken cancellation)
    {
        var gate = _gates[(uint)string.GetHashCode(stream, StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    public readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

using System.Globalization;
using Portfolio.Ledger;

namespace Portfolio.App.Verbs;

/// <summary>
/// How far a verb has come that goes through the log: one line that changes on a terminal, a line for each tenth elsewhere.
/// Never on standard output, which is for what the verb gives.
/// </summary>
/// <param name="done">What was done to the events: verified, exported …</param>
/// <param name="all">How many there are.</param>
internal sealed class EventProgress(TextWriter error, string done, long all)
    : IProgress<long>, IProgress<VerificationProgress>, IAsyncDisposable
{
    private readonly bool _terminal = Verb.IsTerminal(error);
    private long _tenth;
    private bool _open;

    public void Report(long value) => Report(value, all);

    public void Report(VerificationProgress value) => Report(value.Verified, value.Size);

    public async ValueTask DisposeAsync()
    {
        if (_open)
        {
            _open = false;
            await error.WriteLineAsync();
        }
    }

    private void Report(long value, long of)
    {
        var tenth = of == 0 ? 10 : value * 10 / of;
        var line = string.Create(CultureInfo.InvariantCulture, $"{done} {value} of {of} events");
        if (_terminal)
        {
            error.Write($"\r{line}");
            _open = true;
        }
        else if (tenth > _tenth)
        {
            error.WriteLine(line);
            _tenth = tenth;
        }
    }
}

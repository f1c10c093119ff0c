using System.Globalization;
using Portfolio.Ledger;

namespace Portfolio.App.Audit.Verifying;

/// <summary>How far a verification has come: one line that changes on a terminal, a line for each tenth elsewhere.</summary>
internal sealed class VerificationConsole(TextWriter error) : IProgress<VerificationProgress>, IAsyncDisposable
{
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private long _tenth;
    private bool _open;

    public void Report(VerificationProgress value)
    {
        var tenth = value.Size == 0 ? 10 : value.Verified * 10 / value.Size;
        var line = string.Create(CultureInfo.InvariantCulture, $"verified {value.Verified} of {value.Size} events");
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

    public async ValueTask DisposeAsync()
    {
        if (_open)
        {
            _open = false;
            await error.WriteLineAsync();
        }
    }
}

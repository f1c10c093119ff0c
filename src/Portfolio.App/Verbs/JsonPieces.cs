using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portfolio.App.Verbs;

/// <summary>JSON for a shell, passed on while it is written: of a long answer no more is held than a piece.</summary>
internal sealed class JsonPieces : IDisposable
{
    /// <summary>From so many bytes on they are passed on.</summary>
    public const int Least = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _written = new();
    private readonly TextWriter _output;

    /// <param name="encoder">Left out, what a page could take for its own is escaped.</param>
    /// <param name="indented">For people to read.</param>
    public JsonPieces(TextWriter output, JavaScriptEncoder? encoder = null, bool indented = false) =>
        (_output, Json) = (output, new(_written, new() { Encoder = encoder, Indented = indented }));

    public Utf8JsonWriter Json { get; }

    /// <summary>Called between two values: passes on what was written, if it is worth while.</summary>
    public ValueTask PassOnAsync() => Json.BytesPending + _written.WrittenCount < Least ? ValueTask.CompletedTask : new(WriteAsync());

    /// <summary>Passes on the rest, and ends the line.</summary>
    public async Task EndAsync()
    {
        await WriteAsync();
        await _output.WriteLineAsync();
    }

    public void Dispose() => Json.Dispose();

    // The writer never leaves a character half written.
    private async Task WriteAsync()
    {
        await Json.FlushAsync();
        await _output.WriteAsync(Encoding.UTF8.GetString(_written.WrittenSpan));
        _written.ResetWrittenCount();
    }
}

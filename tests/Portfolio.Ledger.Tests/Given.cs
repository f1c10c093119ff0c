using System.Security.Cryptography;
using System.Text;

namespace Portfolio.Ledger.Tests;

/// <summary>Requests and events to append. Of programmes the ledger knows nothing: these are about boats.</summary>
public static class Given
{
    public static NewEvent Event(string data = """{"knots": 7}""", params NewText[] texts) =>
        new("BoatSighted", 1, data, new DateOnly(2026, 3, 14)) { Texts = [.. texts] };

    public static StreamAppend To(string stream, ExpectedVersion expected, params NewEvent[] events) =>
        new(stream, expected, events.Length == 0 ? [Event()] : [.. events]);

    public static AppendRequest Command(params StreamAppend[] streams) => new(
        "keeper-1",
        "keeper",
        "test",
        Guid.NewGuid(),
        Guid.NewGuid().ToString(),
        [.. SHA256.HashData(Encoding.UTF8.GetBytes("content"))],
        Guid.NewGuid(),
        [.. streams]);

    public static AppendRequest Command(string stream, ExpectedVersion expected, params NewEvent[] events) =>
        Command(To(stream, expected, events));
}

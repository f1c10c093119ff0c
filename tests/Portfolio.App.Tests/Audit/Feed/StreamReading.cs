using System.Globalization;
using System.Text.Json;

namespace Portfolio.App.Tests.Audit.Feed;

/// <summary>A reader of server-sent events, as a browser is one: it keeps the last id that it saw.</summary>
internal sealed class StreamReading : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private StreamReading(HttpResponseMessage answer, Stream body) => (_answer, _lines) = (answer, new StreamReader(body));

    public HttpResponseMessage Answer => _answer;

    /// <summary>The last id, as it is given back.</summary>
    public string LastId { get; private set; } = "";

    /// <summary>The position in it.</summary>
    public long LastPosition => long.Parse(LastId.Split('.')[^1], CultureInfo.InvariantCulture);

    /// <summary>How many comments came until now.</summary>
    public int Marks { get; private set; }

    public static Task<StreamReading> OpenAsync(HttpClient caller, long last, string query = "") =>
        OpenAsync(caller, last.ToString(CultureInfo.InvariantCulture), query);

    public static async Task<StreamReading> OpenAsync(HttpClient caller, string last, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/events/stream{query}");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
        var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReading(answer, await answer.Content.ReadAsStreamAsync()) { LastId = last };
    }

    /// <summary>The next event, or null when the stream has ended.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        JsonElement? data = null;
        while (await _lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastId = line["id: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = JsonDocument.Parse(line["data: ".Length..]).RootElement;
            }
            else if (line.StartsWith(':'))
            {
                Marks++;
            }
            else if (line.Length == 0 && data is not null)
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>The positions of the next events.</summary>
    public async Task<List<long>> PositionsAsync(int count)
    {
        var positions = new List<long>();
        while (positions.Count < count && await NextAsync() is { } e)
        {
            positions.Add(long.Parse(e.GetProperty("id").GetString()!, CultureInfo.InvariantCulture));
        }

        return positions;
    }

    /// <summary>Reads until so many comments have come.</summary>
    public async Task UntilMarksAsync(int count)
    {
        while (Marks < count && await _lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastId = line["id: ".Length..];
            }

            Marks += line.StartsWith(':') ? 1 : 0;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}

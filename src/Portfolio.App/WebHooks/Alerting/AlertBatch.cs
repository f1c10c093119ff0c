using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>Some changes of the watchlist for a receiver, whole programmes each, as a batch of CloudEvents 1.0.</summary>
/// <param name="Count">How many changes are in it.</param>
/// <param name="Through">The code of the last programme in it; null: there was nothing to tell.</param>
/// <param name="More">Whether there are more behind it.</param>
/// <param name="Body">A JSON array.</param>
internal sealed record AlertBatch(int Count, string? Through, bool More, ReadOnlyMemory<byte> Body)
{
    /// <summary>The next batch of the changes from one list to another.</summary>
    /// <param name="to">The point of the list that they lead to.</param>
    /// <param name="after">The code of the programme that the receiver was told of last; null: none.</param>
    public static AlertBatch Of(IEnumerable<WatchlistChange> changes, AlertPoint to, string source, string? after)
    {
        var body = new ArrayBufferWriter<byte>();
        var (count, through, more) = (0, (string?)null, false);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartArray();
            foreach (var change in changes.Where(c => after is null || StringComparer.OrdinalIgnoreCase.Compare(c.Entry.Programme, after) > 0))
            {
                if (change.Entry.Programme != through
                    && (count >= WebHookBatch.Most || json.BytesCommitted + json.BytesPending >= WebHookBatch.Bytes))
                {
                    more = true;
                    break;
                }

                Write(json, change, to, source);
                (count, through) = (count + 1, change.Entry.Programme);
            }

            json.WriteEndArray();
        }

        return new(count, through, more, body.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter json, WatchlistChange change, AlertPoint to, string source)
    {
        var (entry, what) = (change.Entry, change.Raised ? "raised" : "cleared");
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{to}|{what}|{entry.Programme}|{entry.Rule}|{entry.Item}|{entry.Person}"));
        json.WriteString("source", source);
        json.WriteString("type", $"{CloudEvent.TypePrefix}Alert{(change.Raised ? "Raised" : "Cleared")}");
        json.WriteString("subject", Code.Stream("programme", entry.Programme));
        json.WriteString("datacontenttype", "application/json");
        json.WritePropertyName("data");
        JsonSerializer.Serialize(json, AlertData.Of(entry, to), ReportCatalogue.Json);
        json.WriteEndObject();
    }

    // An entry as the report has it, and of which list it is said.
    private sealed record AlertData(
        string Programme, string Title, string? Department, WatchlistRule Rule, string? Item, string? Person, string Reason,
        DateOnly Since, int Days, IReadOnlyList<long> Positions, DateOnly AsOf, long KnownAt)
    {
        public static AlertData Of(WatchlistEntry e, AlertPoint to) => new(
            e.Programme, e.Title, e.Department, e.Rule, e.Item, e.Person, e.Reason, e.Since, e.Days, [.. e.Positions], to.Day, to.Position);
    }
}

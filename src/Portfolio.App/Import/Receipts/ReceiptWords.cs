using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Import.Receipts;

/// <summary>What was recorded, by the names of the kinds of event: a receipt outlives names of people.</summary>
internal static class ReceiptWords
{
    public static string? Of(IEnumerable<DomainEvent> events) =>
        string.Join(", ", events.Select(EventCodec.NameOf)) is { Length: > 0 } names ? names : null;
}

using System.Text.Json;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// The texts without content that no redaction names, of events that are taken in their order. Hashes cannot tell a text that
/// was removed from one that was redacted, as the commitment stays either way: that there is a redaction can.
/// </summary>
internal sealed class GoneTexts
{
    private readonly HashSet<(long Position, string Name)> unnamed = [];

    /// <summary>Whether all that are gone have been named so far.</summary>
    public bool AllNamed => unnamed.Count == 0;

    public void Take(ExaminedEvent examined)
    {
        foreach (var name in examined.Redacted)
            unnamed.Add((examined.Event.Event.Position, name));
        Take(examined.Event.Event);
    }

    /// <summary>Takes one of which nothing counts but that it may be a redaction.</summary>
    public void Take(RecordedEvent recorded)
    {
        if (recorded is { Type: TextRedactor.EventType, Schema: 1 } && !AllNamed)
            unnamed.ExceptWith(NamedBy(recorded.Data));
    }

    /// <summary>The first that no redaction names, or null.</summary>
    public Fault? First()
    {
        if (AllNamed)
            return null;
        var (position, name) = unnamed.MinBy(each => each.Position);
        return new(FaultKind.Text, position, position, $"The text “{name}” was taken out, and no redaction of it is on the record.");
    }

    // What is not in the form of a redaction names nothing: any program with the rights of a node can append such data.
    private static List<(long Position, string Name)> NamedBy(string redaction)
    {
        try
        {
            using var data = JsonDocument.Parse(redaction);
            var position = data.RootElement.GetProperty("position").GetInt64();
            return [.. data.RootElement.GetProperty("texts").EnumerateArray().Select(name => (position, name.GetString() ?? ""))];
        }
        catch (Exception unfit) when (unfit is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }
}

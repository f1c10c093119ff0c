using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>Where a receiver of alerts stands beside a position; kept with its progress and moved by the same comparison.</summary>
/// <param name="Day">The day of the list that it was told of.</param>
/// <param name="Delivered">What it was told last, as <c>portfolio-point</c> had it; null: nothing yet.</param>
/// <param name="Sweep">Where it is on the way from that list to another; null: it was told all of the one.</param>
internal sealed record AlertMark(DateOnly Day, string? Delivered = null, AlertSweep? Sweep = null)
{
    public static AlertMark? Read(string mark) =>
        mark.Length == 0 ? null : JsonSerializer.Deserialize(mark, AlertMarkJson.Default.AlertMark);

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, AlertMarkJson.Default.AlertMark);
}

/// <summary>
/// What changes from one list to another goes out in several deliveries where it is much: programme by programme, always
/// between the same two lists, until the receiver was told all.
/// </summary>
/// <param name="Position">Of the list that it leads to.</param>
/// <param name="Day">Likewise.</param>
/// <param name="Through">The code of the last programme that the receiver was told of.</param>
/// <param name="Parts">How many deliveries that took.</param>
internal sealed record AlertSweep(long Position, DateOnly Day, string Through, int Parts)
{
    [JsonIgnore]
    public AlertPoint To => new(Position, Day);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertMark))]
internal sealed partial class AlertMarkJson : JsonSerializerContext;

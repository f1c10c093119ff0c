using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>Where a receiver of alerts stands beside a position; kept with its progress and moved by the same comparison.</summary>
/// <param name="Day">The day of the list that it was told of.</param>
/// <param name="Delivered">What it was told last, as <c>portfolio-point</c> had it; null: nothing yet.</param>
/// <param name="Sweep">Where it is on the way from that list to another; null: it was told all of the one.</param>
internal sealed record AlertMark(DateOnly Day, string? Delivered = null, AlertSweep? Sweep = null)
{
    /// <summary>What was kept; null where nothing was yet.</summary>
    /// <exception cref="JsonException">It is not what this program keeps.</exception>
    public static AlertMark? Read(string mark) =>
        mark.Length == 0 ? null : JsonSerializer.Deserialize(mark, AlertMarkJson.Default.AlertMark);

    /// <summary>The day alone, to be shown; null where there is none yet, or what was kept is none of this program’s.</summary>
    public static DateOnly? DayOf(string mark)
    {
        try
        {
            return Read(mark)?.Day;
        }
        catch (JsonException)
        {
            // Whoever is to go on from it is told what is wrong.
            return null;
        }
    }

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, AlertMarkJson.Default.AlertMark);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AlertMark))]
internal sealed partial class AlertMarkJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using Portfolio.App.Web;

namespace Portfolio.App.WebHooks;

/// <summary>A secret to be changed.</summary>
/// <param name="OverlapHours">
/// For how many hours deliveries are signed with the former secret too, 0 to 168; left out, 24. With 0 the former one is
/// worth nothing from now on: for a secret that somebody else has seen.
/// </param>
public sealed record SecretRotation(int? OverlapHours = null)
{
    public const int Usual = 24;

    public const int Longest = 168;

    internal static readonly JsonSerializerOptions Json = SecretRotationJson.Default.Options;

    /// <summary>How long both are in use.</summary>
    internal TimeSpan Overlap => TimeSpan.FromHours(OverlapHours ?? Usual);

    /// <summary>All that is wrong with it.</summary>
    public IEnumerable<FieldFault> Faults()
    {
        if (OverlapHours is < 0 or > Longest)
        {
            yield return new("overlapHours", $"The former secret stays in use for 0 to {Longest} hours.");
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SecretRotation))]
internal sealed partial class SecretRotationJson : JsonSerializerContext;

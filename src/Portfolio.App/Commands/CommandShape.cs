using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Node;

namespace Portfolio.App.Commands;

/// <summary>
/// The shapes of commands with only what a caller can give: what a command says of itself (whether it opens a record) is
/// left out.
/// </summary>
internal static class CommandShape
{
    private static readonly JsonSerializerOptions GivenOnly = new(CommandJson.Default.Options)
    {
        TypeInfoResolver = ((IJsonTypeInfoResolver)CommandJson.Default).WithAddedModifier(ConstructedOnly.Modify),
    };

    /// <summary>What may stand beside the fields of any command.</summary>
    public static readonly JsonTypeInfo Envelope = Of<EnvelopeFields>();

    public static JsonTypeInfo Of<T>() => GivenOnly.GetTypeInfo(typeof(T));
}

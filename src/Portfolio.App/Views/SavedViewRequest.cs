using System.Text.Json.Serialization;

namespace Portfolio.App.Views;

/// <summary>A view to be kept.</summary>
/// <param name="List">Which list it is of: <c>programmes</c>.</param>
/// <param name="Query">Filters and sort as in the list's address: <c>state=Stalled&amp;sort=-since</c>.</param>
/// <param name="Shared">Whether everybody who may read the list can use it.</param>
public sealed record SavedViewRequest(string List, string Query, bool Shared = false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SavedViewRequest))]
internal sealed partial class SavedViewJson : JsonSerializerContext;

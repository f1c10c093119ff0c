using System.Text.Json.Serialization;

namespace Portfolio.App.Commands.Bulk;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BulkRequest))]
[JsonSerializable(typeof(BulkItem))]
internal sealed partial class BulkJson : JsonSerializerContext;

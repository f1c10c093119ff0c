using System.Text.Json.Serialization;

namespace Portfolio.App.Organisations;

/// <summary>A person to be added.</summary>
public sealed record NewPerson(string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NewPerson))]
internal sealed partial class NewPersonJson : JsonSerializerContext;

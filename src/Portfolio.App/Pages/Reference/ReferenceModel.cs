using System.Text.Json;
using Microsoft.OpenApi;

namespace Portfolio.App.Pages.Reference;

/// <summary>The HTTP interface as people read it.</summary>
/// <param name="Groups">The operations, group by group.</param>
/// <param name="Shapes">The objects and lists of values that they speak of, by name.</param>
public sealed record ReferenceModel(string About, IReadOnlyList<ReferenceGroup> Groups, IReadOnlyList<ReferenceShape> Shapes)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReferenceModel Of(OpenApiDocument document)
    {
        var operations =
            from path in document.Paths
            where path.Value.Operations is not null
            from operation in path.Value.Operations!
            let tag = operation.Value.Tags?.FirstOrDefault()?.Name ?? "Others"
            select (Tag: tag, Operation: Of(path.Key, operation.Key.Method, operation.Value));
        return new(
            document.Info.Description ?? "",
            [
                .. from g in operations.GroupBy(o => o.Tag, o => o.Operation)
                   select new ReferenceGroup(
                       g.Key, document.Tags?.FirstOrDefault(t => t.Name == g.Key)?.Description ?? "", [.. g]),
            ],
            [
                .. from shape in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()
                   orderby shape.Key
                   where shape.Value.Properties?.Count > 0 || shape.Value.Enum?.Count > 0
                   select new ReferenceShape(
                       shape.Key, shape.Value.Description ?? "", FieldsOf(shape.Value), [.. (shape.Value.Enum ?? []).Select(v => v?.ToString() ?? "null")]),
            ]);
    }

    private static ReferenceOperation Of(string path, string method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.Values.FirstOrDefault();
        return new(
            operation.OperationId!, method, path, operation.Summary ?? "", operation.Description,
            [.. (operation.Parameters ?? []).Select(p => new ReferenceField(p.Name!, $"in the {p.In?.ToString().ToLowerInvariant()}", p.Required, p.Description ?? "", TypeOf(p.Schema)))],
            body?.Schema is { } schema ? FieldsOf(schema) : [],
            body?.Example?.ToJsonString(Indented),
            [.. (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new ReferenceAnswer(r.Key, r.Value.Description ?? "", TypeOf(r.Value.Content?.Values.FirstOrDefault()?.Schema)))]);
    }

    private static List<ReferenceField> FieldsOf(IOpenApiSchema schema) =>
        [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(p => new ReferenceField(
            p.Key, "", schema.Required?.Contains(p.Key) == true, p.Value.Description ?? "", TypeOf(p.Value)))];

    private static ReferenceType TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => new("", null),
        OpenApiSchemaReference { Reference.Id: { } name } when schema.Items is null => new(name, name),
        { Items: { } items } => ListOf(TypeOf(items)),
        { Enum.Count: > 0 } => new(string.Join(", ", schema.Enum.Select(v => v?.ToString())), null),
        { Format: { } format } => new(format, null),
        { Type: { } type } => new(string.Join(" or ", (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant().Split(", ")), null),
        { OneOf: { Count: > 0 } several } => TypeOf(several.FirstOrDefault(s => s.Type != JsonSchemaType.Null)),
        _ => new("any", null),
    };

    private static ReferenceType ListOf(ReferenceType element) => new($"list of {element.Words}", element.Shape);
}

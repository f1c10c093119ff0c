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
            [.. (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new ReferenceAnswer(r.Key, r.Value.Description ?? "", TypeOf(r.Value.Content?.Values.FirstOrDefault()?.Schema)))])
        {
            Curl = CurlOf(path, method, operation, body?.Example?.ToJsonString()),
        };
    }

    // As a shell takes it; what stands in capitals is for the reader to fill in.
    private static string CurlOf(string path, string method, OpenApiOperation operation, string? body)
    {
        var address = path.Replace("{code}", path.Contains("/programmes/", StringComparison.Ordinal) ? "CRM-2" : "CODE", StringComparison.Ordinal)
            .Replace("{position}", "1", StringComparison.Ordinal).Replace("{name}", path.Contains("/reports/", StringComparison.Ordinal) ? "stalls" : "NAME", StringComparison.Ordinal)
            .Replace("{id}", "ID", StringComparison.Ordinal);
        var query = string.Join('&', (operation.Parameters ?? []).Where(p => p is { In: ParameterLocation.Query, Required: true }).Select(p => $"{p.Name}={p.Example}"));
        var parts = new[]
        {
            method == "GET" ? "curl" : $"curl -X {method}",
            operation.Security is { Count: 0 } ? null : "-H \"Authorization: Bearer $KEY\"",
            body is null ? null : $"-H 'Content-Type: application/json' -d '{body.Replace("'", @"'\''", StringComparison.Ordinal)}'",
        };
        return $"{string.Join(' ', parts.OfType<string>())} \"$HOST{address}{(query.Length > 0 ? $"?{query}" : "")}\"";
    }

    private static List<ReferenceField> FieldsOf(IOpenApiSchema schema) =>
        [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(p => new ReferenceField(
            p.Key, "", schema.Required?.Contains(p.Key) == true, p.Value.Description ?? "", TypeOf(p.Value)))];

    private static ReferenceType TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => new("", null),
        OpenApiSchemaReference { Reference.Id: { } name } when schema.Items is null => new(name, name),
        { Items: { } items } => ListOf(TypeOf(items)),
        { AnyOf: { Count: > 0 } several } => new(string.Join(" or ", several.Select(s => TypeOf(s).Words)), TypeOf(several[0]).Shape),
        { Enum.Count: > 0 } => new(string.Join(", ", schema.Enum.Select(v => v?.ToString())), null),
        { Format: { } format } => new($"{format}{BoundsOf(schema)}", null),
        { Type: { } type } => new($"{string.Join(" or ", (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant().Split(", "))}{BoundsOf(schema)}", null),
        { OneOf: { Count: > 0 } several } => TypeOf(several.FirstOrDefault(s => s.Type != JsonSchemaType.Null)),
        _ => new("any", null),
    };

    // What a value lies within, in words behind its kind.
    private static string BoundsOf(IOpenApiSchema schema)
    {
        var (least, most) = (schema.Minimum, schema.Maximum);
        var bounds = new[]
        {
            (least, most) switch
            {
                ({ }, { }) => $"{least} to {most}",
                ({ }, null) => $"{least} or more",
                (null, { }) => $"{most} at most",
                _ => null,
            },
            (schema.MinLength, schema.MaxLength) switch
            {
                ({ } shortest, { } longest) => $"{shortest} to {longest} characters",
                (null, { } longest) => $"{longest} characters at most",
                _ => null,
            },
            schema.Pattern is { } pattern ? $"like {pattern}" : null,
        };
        return string.Concat(bounds.Where(b => b is not null).Select(b => $", {b}"));
    }

    /// <summary>What speaks of all of some words, in any of its own: operations with their fields, shapes with theirs.</summary>
    public ReferenceModel Matching(string search)
    {
        var words = search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? this : this with
        {
            Groups = [.. Groups.Select(g => g with { Operations = [.. g.Operations.Where(o => Holds(words, o.Words))] }).Where(g => g.Operations.Count > 0)],
            Shapes = [.. Shapes.Where(s => Holds(words, s.Words))],
        };
    }

    private static bool Holds(string[] words, IEnumerable<string?> said) =>
        words.All(w => said.Any(s => s?.Contains(w, StringComparison.OrdinalIgnoreCase) == true));

    private static ReferenceType ListOf(ReferenceType element) => new($"list of {element.Words}", element.Shape);
}

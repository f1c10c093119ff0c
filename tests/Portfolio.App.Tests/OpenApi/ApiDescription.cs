using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Portfolio.App.Tests.OpenApi;

/// <summary>
/// What the program says of its interface, as something that answers are held against. More strictly than a client would:
/// an answer that has a field more than is described differs from its description.
/// </summary>
internal sealed partial class ApiDescription
{
    private const string Base = "https://portfolio.test/v1";

    private static readonly Lock Making = new();
    private static Task<ApiDescription>? _one;

    private readonly BuildOptions _options = new() { SchemaRegistry = new() };
    private readonly Dictionary<string, JsonSchema> _schemas = [];
    private readonly List<(Regex Path, int Holes, JsonObject Operations, string Template)> _paths;

    private ApiDescription(JsonNode document)
    {
        _options.SchemaRegistry.Register(JsonSchema.FromText(
            new JsonObject { ["$id"] = Base, ["$defs"] = Strict(document["components"]!["schemas"]!) }.ToJsonString(), _options));
        _paths =
        [
            .. document["paths"]!.AsObject()
                .Select(p => (Matching(p.Key), p.Key.Count(c => c == '{'), p.Value!.AsObject(), p.Key))
                .OrderBy(p => p.Item2),
        ];
    }

    /// <summary>Every operation there is.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Operation)> Operations =>
        from path in _paths
        from operation in path.Operations
        select (operation.Key.ToUpperInvariant(), path.Template, operation.Value!.AsObject());

    /// <summary>The same for all programs of a run, and read from the first that is asked: once, and by no request, which would count.</summary>
    public static Task<ApiDescription> OfAsync(WebApplication app)
    {
        lock (Making)
        {
            return _one ??= ReadAsync(app);
        }
    }

    /// <summary>What differs from the description, in words; null where nothing does, or nothing is described.</summary>
    public async Task<string?> DifferenceAsync(HttpRequestMessage asked, HttpResponseMessage answer)
    {
        if (Find(asked.Method.Method, asked.RequestUri!.AbsolutePath) is not { } operation)
        {
            return null;
        }

        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (operation["responses"]![status] is not { } described)
        {
            return $"{status} is not among {string.Join(", ", operation["responses"]!.AsObject().Select(r => r.Key))}";
        }

        if (answer.StatusCode == HttpStatusCode.NotModified || answer.Content.Headers.ContentType?.MediaType is not { } kind)
        {
            return described["content"] is null || answer.StatusCode == HttpStatusCode.NotModified ? null : "there is no body";
        }

        if (described["content"]?[kind] is not { } content)
        {
            return $"{kind} is not among what {status} has";
        }

        if (kind is not ("application/json" or "application/problem+json") || answer.Content.Headers.ContentEncoding.Count > 0)
        {
            return null;
        }

        await answer.Content.LoadIntoBufferAsync();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var schema = SchemaOf($"{operation["operationId"]} {status} {kind}", content["schema"]!);
        var found = schema.Evaluate(body.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return found.IsValid ? null : string.Join("; ", Faults(found).Take(12));
    }

    // One at a time: a registry takes no name twice, and answers come to many tests at once.
    private JsonSchema SchemaOf(string name, JsonNode described)
    {
        lock (_schemas)
        {
            if (!_schemas.TryGetValue(name, out var schema))
            {
                schema = JsonSchema.FromText(Strict(described).ToJsonString(), _options, new Uri($"{Base}/{Uri.EscapeDataString(name)}"));
                _schemas.Add(name, schema);
            }

            return schema;
        }
    }

    private static IEnumerable<string> Faults(EvaluationResults found) =>
        from detail in found.Details ?? []
        where detail.Errors is { Count: > 0 }
        from error in detail.Errors!

            // Of a field that is none, and of what holds a fault, the fault itself says more.
        where !error.Value.Contains("false schema", StringComparison.Ordinal)
        orderby detail.InstanceLocation.ToString().Length descending
        select $"{detail.InstanceLocation}: {error.Value} ({detail.EvaluationPath})";

    private JsonObject? Find(string method, string path) => _paths
        .Where(p => p.Path.IsMatch(path))
        .Select(p => p.Operations[method.ToLowerInvariant()]?.AsObject())
        .FirstOrDefault(o => o is not null);

    private static async Task<ApiDescription> ReadAsync(WebApplication app)
    {
        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        return new(JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!);
    }

    private static Regex Matching(string path) =>
        new($"^{Hole().Replace(Regex.Escape(path).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+")}$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // Shapes that say what they have say all that they have; references lead to where all of them stand.
    private static JsonNode Strict(JsonNode schema)
    {
        var copy = schema.DeepClone();
        Harden(copy);
        return copy;
    }

    private static void Harden(JsonNode? node)
    {
        if (node is JsonObject shape)
        {
            if (shape["$ref"]?.GetValueKind() == JsonValueKind.String)
            {
                shape["$ref"] = shape["$ref"]!.GetValue<string>().Replace("#/components/schemas/", $"{Base}#/$defs/", StringComparison.Ordinal);
            }

            if (shape["properties"] is JsonObject && shape["additionalProperties"] is null)
            {
                shape["additionalProperties"] = false;
            }
        }

        foreach (var part in node switch
        {
            JsonObject o => o.Select(p => p.Value).ToList(),
            JsonArray a => [.. a],
            _ => [],
        })
        {
            Harden(part);
        }
    }

    [GeneratedRegex(@"\{[^}]*}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}

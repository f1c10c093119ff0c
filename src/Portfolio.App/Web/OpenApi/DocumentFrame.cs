using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portfolio.App.Web.OpenApi;

/// <summary>What stands round the operations: the title, who lets in, what the groups are.</summary>
internal static class DocumentFrame
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Programmes"] = "What happens to programmes: a command each, and what can be read of them.",
        ["Commands"] = "Many commands at once.",
        ["Organisation"] = "Departments, customers, people, shocks, feedback waves, settings and status scales.",
        ["Surveys"] = "Surveys: opened, answered by invitation, and their results.",
        ["Board packs"] = "What leadership was shown, put on record.",
        ["Reports"] = "Every report, as of a day and as known at some time.",
        ["Events"] = "Everything recorded, in order, for other programs.",
        ["Audit"] = "Search, proofs, bundles, verification and the access log, for auditors.",
        ["Administration"] = "What administrators do; each act is on record.",
        ["Import"] = "Registers taken in, and what became of each row.",
        ["Export"] = "The register, to be taken away and given back.",
        ["Web hooks"] = "Events sent to other programs.",
        ["Views"] = "Filters and sorts of lists, kept under a name.",
    };

    public static Task CompleteAsync(Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Portfolio",
            Version = "1",
            Description = "Records what happens to customer programmes and answers, with evidence, how often they stall and what becomes of what is put off.",
            License = new OpenApiLicense { Name = "All rights reserved", Identifier = "LicenseRef-All-Rights-Reserved" },
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, or an access token of the OpenID Connect provider where one is configured.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
        foreach (var server in document.Servers ?? [])
        {
            server.Url = server.Url?.TrimEnd('/');
        }

        // Where one of these can be missing is said where it is used.
        foreach (var values in document.Components.Schemas?.Values.OfType<OpenApiSchema>().Where(s => s.Enum?.Count > 0) ?? [])
        {
            values.Enum = [.. values.Enum!.Where(v => v?.GetValueKind() == JsonValueKind.String)];
            values.Type = JsonSchemaType.String;
        }

        // JSON of any kind is never nothing: where nothing may stand too, that is said beside it.
        foreach (var any in (document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Where(s => s.Key is "JsonNode" or "JsonElement").Select(s => s.Value).OfType<OpenApiSchema>())
        {
            any.Type = JsonSchemaType.Object | JsonSchemaType.Array | JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean;
        }

        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description = Tags.GetValueOrDefault(tag.Name!, $"{tag.Name}.");
        }

        return Task.CompletedTask;
    }
}

using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Portfolio.Domain;
using Portfolio.Reports;

namespace Portfolio.App.Web.OpenApi;

/// <summary>
/// Names of shapes in the description. Two reports may call different rows by the same word, as may a report and a list:
/// what the reports have of such is named after its report.
/// </summary>
internal static class SchemaNames
{
    private static readonly HashSet<string> Twice =
    [
        .. typeof(SchemaNames).Assembly.GetTypes().Concat(typeof(Code).Assembly.GetTypes()).Concat(typeof(Report).Assembly.GetTypes())
            .Where(t => t is { IsNested: false, Namespace: not null })
            .CountBy(t => t.Name).Where(t => t.Value > 1).Select(t => t.Key),
    ];

    /// <summary>The name; null for what has none and is described where it stands.</summary>
    public static string? Of(JsonTypeInfo shape)
    {
        var type = shape.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            return null;
        }

        return type.Assembly == typeof(Report).Assembly && Twice.Contains(type.Name)
            ? $"{type.Namespace![(type.Namespace!.LastIndexOf('.') + 1)..]}{type.Name}"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(shape);
    }
}

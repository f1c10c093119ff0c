using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portfolio.App.Web;

/// <summary>How answers are written as JSON, over HTTP and by verbs alike.</summary>
internal static class AnswerJson
{
    public static readonly JsonSerializerOptions Options = Configure(new(JsonSerializerDefaults.Web)
    {
        // As HTTP answers have it from their framework: what they go into is no page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter());
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        return options;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Portfolio.App.Web;

/// <summary>Reads JSON bodies strictly: no duplicate names, no unknown fields, nothing too deep, all faults at once.</summary>
public static class JsonBody
{
    /// <summary>How JSON is taken from outside.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = Limits.Depth, AllowDuplicateProperties = false };

    /// <summary>A body that has just the shape of a type.</summary>
    public static async ValueTask<(T? Body, IResult? Problem)> ReadAsync<T>(HttpContext context, JsonTypeInfo shape)
        where T : class
    {
        var (json, _, problem) = await ParseAsync(context);
        if (json is null)
        {
            return (null, problem);
        }

        using (json)
        {
            var faults = JsonShape.Faults(json.RootElement, shape);
            return faults.Count > 0
                ? (null, Problems.Malformed(faults))
                : ((T)json.RootElement.Deserialize(shape)!, null);
        }
    }

    /// <summary>The body as JSON, with its bytes; or what is wrong with it.</summary>
    public static async ValueTask<(JsonDocument? Json, ReadOnlyMemory<byte> Bytes, IResult? Problem)> ParseAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, default, Problems.NoJson);
        }

        var bytes = await ReadAsync(context);
        try
        {
            return (JsonDocument.Parse(bytes, Strict), bytes, null);
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair, which cannot be compared with the others.
            return (null, default, Problems.Malformed([new("", "The name of a field holds half a character.")]));
        }
        catch (JsonException fault)
        {
            return (null, default, Problems.Malformed([new("", $"This is not JSON as it is taken here: {fault.Message}")]));
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is { } length and <= Limits.Body)
        {
            var exact = new byte[length];
            await context.Request.Body.ReadExactlyAsync(exact, context.RequestAborted);
            return exact;
        }

        // Chunked: the server itself refuses what is larger than the limit.
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }
}

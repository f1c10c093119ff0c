using System.Collections.Frozen;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Portfolio.App.Pages.Assets;

/// <summary>
/// The style sheet and scripts, carried inside the program and compressed when it was built. A file's address holds the
/// hash of its content, so a browser keeps it for ever and asks again only when it changed.
/// </summary>
public sealed class AssetFiles
{
    private const string Folder = "assets/";

    private readonly FrozenDictionary<string, Asset> _byName;
    private readonly FrozenDictionary<string, string> _addresses;

    /// <exception cref="InvalidOperationException">The program was built without them.</exception>
    public AssetFiles()
    {
        var assembly = typeof(AssetFiles).Assembly;
        _byName = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".br", StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^".br".Length])
            .ToFrozenDictionary(n => n, n => Asset.Read(assembly, Folder + n));
        if (_byName.Count == 0)
        {
            throw new InvalidOperationException("The program was built without its style sheet and scripts.");
        }

        _addresses = _byName.Keys.ToFrozenDictionary(PlainName, n => $"/{Folder}{n}");
    }

    /// <summary>The address of a file by its plain name, <c>site.css</c>.</summary>
    public string this[string name] => _addresses[name];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet($"/{Folder}{{name}}", (string name, HttpContext context, AssetFiles files) => files.Answer(name, context))
            .AllowAnonymous()
            .ExcludeFromDescription()
            .DisableRateLimiting();

    private IResult Answer(string name, HttpContext context)
    {
        if (!_byName.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            headers.ContentEncoding = "br";
            return Results.Bytes(asset.Brotli, asset.ContentType);
        }

        if (accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            headers.ContentEncoding = "gzip";
            return Results.Bytes(asset.Gzip, asset.ContentType);
        }

        return Results.Stream(new GZipStream(new MemoryStream(asset.Gzip), CompressionMode.Decompress), asset.ContentType);
    }

    // site-1A2B3C4D.css is site.css.
    private static string PlainName(string name) => name[..name.LastIndexOf('-')] + Path.GetExtension(name);

    private sealed record Asset(string ContentType, byte[] Brotli, byte[] Gzip)
    {
        public static Asset Read(System.Reflection.Assembly assembly, string resource) =>
            new(TypeOf(resource), Bytes(assembly, resource + ".br"), Bytes(assembly, resource + ".gz"));

        private static byte[] Bytes(System.Reflection.Assembly assembly, string resource)
        {
            using var stream = assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"The program was built without {resource}.");
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }

        private static string TypeOf(string name) => Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"No content type is known for {other}."),
        };
    }
}

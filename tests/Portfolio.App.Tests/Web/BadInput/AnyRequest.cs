using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Web;

namespace Portfolio.App.Tests.Web.BadInput;

/// <summary>Makes requests to an endpoint that somebody would send by mistake or in bad faith, the same for the same seed.</summary>
internal sealed class AnyRequest(RouteEndpoint endpoint, Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0.5", "1e400", "-99999999999999999999999999999999999999", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"",
        "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "[]", "[null]", "[[]]", "{}", "{\"amount\":1e28,\"currency\":\"GBP\"}", "[\"Other\"]",
        "\"../..\"", "\"x\\ny\"", "{\"\\ud800\":1}", "[1,2,3]", "\"00000000-0000-0000-0000-000000000000\"",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "%00", "%ED%A0%80", "%FF", "..", "..%2F..%2Fetc", "%2F", "%F0%9F%92%A5", "-1", "0", "99999999999999999999", "1e400", "null",
        "2026-02-30", "9999-12-31", "x'%20or%201%3D1--", "%7B%7D", "*", "true", "AAAA", "%25", "%0A", "%E2%80%AE", "a,b,,c", "-",
    ];

    private static readonly string[] Headers = ["If-Match", "Idempotency-Key", "Prefer", "Last-Event-ID", "If-None-Match", "Accept", "Range", "Content-Encoding", "Accept-Encoding"];

    private static readonly string[] HeaderValues =
    [
        "\"", "\"\"", "W/\"1\"", "\"-1\"", "\"99999999999999999999\"", "\"1\", \"2\"", "\u00e9\u00ff", "gzip", "br, *;q=0", "bytes=9-1", "handling=",
        "text/nonsense;q=x", "-5", "9223372036854775808", "1e3", ";;;===",
    ];

    public string Method => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];

    /// <summary>The role that is let in, so that the input is what is judged; null: nobody need sign in.</summary>
    public string? Role => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? null
        : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is { } policy ? Policies.Allowed(policy)[0]
        : Roles.Admin;

    public string Pattern => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    public HttpRequestMessage Next(Uri address)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri($"{address.GetLeftPart(UriPartial.Authority)}{Path()}{Query()}", new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        }));
        if (Method is "POST" or "PUT")
        {
            request.Content = new ByteArrayContent(Body());

            // What is refused for its address is answered before its body is read.
            request.Headers.ExpectContinue = true;
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(Role is not null && random.Next(12) == 0 ? "text/plain" : "application/json");
        }

        while (random.Next(3) == 0)
        {
            request.Headers.TryAddWithoutValidation(Pick(Headers), random.Next(8) == 0 ? new string('x', 300) : Pick(HeaderValues));
        }

        return request;
    }

    private string Path() => string.Join('/', Pattern.Split('/').Select(part =>
        !part.StartsWith('{') ? part
        : random.Next(3) == 0 ? "CRM-2"
        : random.Next(12) == 0 ? new string('x', 3000)
        : Pick(Texts) is { Length: > 0 } text && text != ".." ? text : "-"));

    private string Query()
    {
        var known = endpoint.Metadata.GetMetadata<QueryParameters>()?.All.Select(p => p.Name) ?? [];
        var names = known.Concat(["asOf", "knownAt", "limit", "after", "cursor", "format", "nonsense", "%00"]).ToArray();
        var given = Enumerable.Range(0, random.Next(4)).Select(_ => $"{Pick(names)}={(random.Next(20) == 0 ? new string('y', 4000) : Pick(Texts))}").ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given);
    }

    private byte[] Body()
    {
        var good = endpoint.Metadata.GetMetadata<CommandDescription>()?.Example
            ?? (Pattern == "/api/commands" ? """{"commands":[{"command":"stall","code":"CRM-2","fields":{"causes":["BudgetCut"]}}]}""" : """{"code":"X","person":"ada","reason":"why","list":"programmes","query":"","token":"x"}""");
        switch (random.Next(8))
        {
            case 0:
                return Encoding.UTF8.GetBytes(good)[..random.Next(good.Length)];
            case 1:
                return [.. Encoding.UTF8.GetBytes(good)[..^1], (byte)random.Next(256), 0xC0, 0x80];
            case 2:
                return Encoding.UTF8.GetBytes(new string('[', 200) + new string(']', 200));
            case 3:
                return Encoding.UTF8.GetBytes(good.Insert(1, good[1..^1] + ","));
            case 4:
                return Encoding.UTF8.GetBytes($$"""{"note":"{{new string('n', 30_000)}}",{{good[1..]}}""");
            default:
                return Encoding.UTF8.GetBytes(Changed(good));
        }
    }

    // The good body with some of its fields changed, taken away, or joined by others.
    private string Changed(string good)
    {
        var fields = JsonNode.Parse(good)!.AsObject().Select(f => (f.Key, Value: f.Value?.ToJsonString() ?? "null")).Append((Key: "effectiveOn", Value: "\"2026-01-01\"")).ToList();
        var changed = fields.DistinctBy(f => f.Key).Where(_ => random.Next(8) > 0)
            .Select(f => $"{JsonSerializer.Serialize(f.Key)}:{(random.Next(2) == 0 ? Pick(Values) : f.Value)}");
        return $"{{{string.Join(',', random.Next(6) == 0 ? changed.Append("\"nonsense\":1") : changed)}}}";
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}

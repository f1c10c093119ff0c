using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;

namespace Portfolio.App.Tests.Web.BadInput;

/// <summary>Bad input, for every endpoint there is: what is new is tried too.</summary>
public sealed class EveryEndpointTests
{
    private const int OfEach = 25;
    private const long MostGrown = 64 << 20;

    [Fact]
    public async Task Whatever_is_sent_anywhere_is_answered_or_told_what_is_wrong_and_what_is_wrong_records_nothing()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var endpoints = web.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription != true && e.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
            .ToList();
        endpoints.Count.ShouldBeGreaterThan(100);
        var random = new Random(20261125);
        var (refused, hungUp) = (0, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var endpoint in endpoints)
        {
            var any = new AnyRequest(endpoint, random);
            using var caller = Caller(web, any.Role);
            for (var i = 0; i < OfEach; i++)
            {
                using var request = any.Next(web.Address);
                var position = web.Node.Node.View.Position;
                using var answer = await SendAsync(caller, request);
                if (answer is null)
                {
                    hungUp++;
                    web.Node.Node.View.Position.ShouldBe(position, $"{request} recorded something though the server hung up");
                    continue;
                }

                if (!answer.IsSuccessStatusCode && (int)answer.StatusCode != 304)
                {
                    refused++;
                    await ShouldBeToldAsync(request, answer);
                    web.Node.Node.View.Position.ShouldBe(position, $"{request} recorded something though it was refused");
                }
            }
        }

        hungUp.ShouldBeLessThan(refused / 20);
        refused.ShouldBeGreaterThan(endpoints.Count * OfEach / 2);
        (await GrownSinceAsync(before)).ShouldBeLessThan(MostGrown);
    }

    // Other tests hold memory in the same process for a while; what was lost here would not come back.
    private static async Task<long> GrownSinceAsync(long before)
    {
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        for (var time = 0; time < 60 && grown >= MostGrown; time++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            grown = Math.Min(grown, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        return grown;
    }

    // Null where the server answered and hung up while the body was still on its way: such an answer does not reach its caller.
    private static async Task<HttpResponseMessage?> SendAsync(HttpClient caller, HttpRequestMessage request)
    {
        try
        {
            return await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException fault) when (fault.InnerException is IOException)
        {
            return null;
        }
    }

    private static async Task ShouldBeToldAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var body = answer.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json"
            ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            : "";
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var asked = $"{request.Method} {request.RequestUri!.OriginalString} {request.Headers.ToString().ReplaceLineEndings(" ")} {sent[..Math.Min(400, sent.Length)]} → {(int)answer.StatusCode} {body}";

        // Where there is no checkpoint to be had, that is said.
        if ((int)answer.StatusCode != 503 || !body.Contains("checkpoint", StringComparison.Ordinal))
        {
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, asked);
        }

        // What is no HTTP the server refuses before the program sees it, and hangs up.
        if (answer.Content.Headers.ContentLength == 0 && answer.Headers.ConnectionClose == true)
        {
            return;
        }

        // An import that finds faults in a file answers with its report.
        if (!request.RequestUri.AbsolutePath.StartsWith("/api/imports", StringComparison.Ordinal))
        {
            (answer.Content.Headers.ContentType?.MediaType).ShouldBe("application/problem+json", asked);
            body.ShouldContain("\"title\":\"", Case.Sensitive, asked);
        }
    }

    private static HttpClient Caller(WebRun web, string? role)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.Latin1,
        })
        {
            BaseAddress = web.Address,
        };
        if (role is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{role}");
        }

        return client;
    }
}

using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Pages;

public sealed class PageAccessTests
{
    [Fact]
    public async Task Every_page_lets_in_just_the_roles_of_its_policy_and_no_form_is_taken_from_elsewhere()
    {
        await using var web = await WebRun.StartAsync();
        var pages = (
            from endpoint in web.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where !endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            let policy = endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy
            where policy is not null
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select (Method: method, Path: Filled(endpoint.RoutePattern.RawText!), Policy: policy)).ToList();
        pages.Count(p => p.Path.StartsWith("/record/", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2 * CommandCatalogue.All.Count);
        foreach (var role in Roles.All)
        {
            using var caller = web.As(role);
            foreach (var (method, path, policy) in pages)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
                (answer.StatusCode != HttpStatusCode.Forbidden)
                    .ShouldBe(Policies.Allowed(policy).Contains(role), $"{role}: {method} {path} gave {answer.StatusCode}");
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{role}: {method} {path}");
            }
        }

        using var officer = web.As(Roles.Pmo);
        foreach (var (_, path, _) in pages.Where(p => p.Method == "POST" && p.Policy == Policies.Record))
        {
            using var foreign = new FormUrlEncodedContent([new("code", "CRM-2"), new("title", "One view")]);
            using var answer = await officer.PostAsync(path, foreign, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        web.Node.Node.View.Programmes.ShouldBeEmpty();
    }

    private static string Filled(string path) => path
        .Replace("{**code}", "CRM-2", StringComparison.Ordinal)
        .Replace("{code}", "CRM-2", StringComparison.Ordinal)
        .Replace("{id}", "ada", StringComparison.Ordinal)
        .Replace("{name}", "board", StringComparison.Ordinal)
        .Replace("{position:long}", "1", StringComparison.Ordinal);
}

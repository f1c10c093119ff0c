using Microsoft.AspNetCore.Builder;

namespace Portfolio.App.Tests.OpenApi;

/// <summary>Holds every answer that a caller gets against what the program says of its interface, so that the two cannot drift apart.</summary>
internal sealed class AsDescribed(WebApplication app, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (IsNotDescribedWhole(request.RequestUri!.AbsolutePath, (int)answer.StatusCode))
        {
            return answer;
        }

        var description = await ApiDescription.OfAsync(app);
        return await description.DifferenceAsync(request, answer) is { } difference
            ? throw new ShouldAssertException(
                $"{request.Method} {request.RequestUri!.PathAndQuery} answered {(int)answer.StatusCode}, which is not as described: {difference}")
            : answer;
    }

    // The report that goes with the problem of a refused import; a text of a history that is no longer held, which is null.
    private static bool IsNotDescribedWhole(string path, int status) => (path, status) is ("/api/imports", 422)
        || (status == 200 && path.EndsWith("/history", StringComparison.Ordinal));
}

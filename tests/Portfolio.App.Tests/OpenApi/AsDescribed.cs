using Microsoft.AspNetCore.Builder;

namespace Portfolio.App.Tests.OpenApi;

/// <summary>Holds every answer that a caller gets against what the program says of its interface, so that the two cannot drift apart.</summary>
internal sealed class AsDescribed(WebApplication app, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var description = await ApiDescription.OfAsync(app);
        return await description.DifferenceAsync(request, answer) is { } difference
            ? throw new ShouldAssertException(
                $"{request.Method} {request.RequestUri!.PathAndQuery} answered {(int)answer.StatusCode}, which is not as described: {difference}")
            : answer;
    }
}

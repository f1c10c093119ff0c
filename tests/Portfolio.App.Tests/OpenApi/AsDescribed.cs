namespace Portfolio.App.Tests.OpenApi;

/// <summary>Holds every answer that a test gets against what the program says of its interface, so that the two cannot drift apart.</summary>
/// <param name="gathered">Takes the differences where a test looks at all of them; null: each fails at once.</param>
internal sealed class AsDescribed(Uri address, HttpMessageHandler inner, ISet<string>? gathered = null) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var description = await ApiDescription.OfAsync(address);
        if (await description.DifferenceAsync(request, answer) is { } difference)
        {
            if (gathered is null)
            {
                throw new ShouldAssertException(
                    $"{request.Method} {request.RequestUri!.PathAndQuery} answered {(int)answer.StatusCode}, which is not as described: {difference}");
            }

            gathered.Add($"{request.Method} {description.TemplateOf(request)}: {difference}");
        }

        return answer;
    }
}

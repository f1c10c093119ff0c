using System.Net;

namespace Portfolio.App.Tests.Access.Provider;

/// <summary>Somebody with a browser that keeps cookies and goes one step at a time.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };

    public Visitor(Uri site) => Client = new HttpClient(_handler) { BaseAddress = site };

    public HttpClient Client { get; }

    /// <summary>Goes to the provider, says who they are there, and stops before the way back.</summary>
    /// <returns>The address with which the provider sends them back.</returns>
    public async Task<Uri> AtProviderAsync(string subject, string name, string groups, string returnTo = "/programmes")
    {
        var there = await NextAsync(new Uri($"/sign-in/provider?returnTo={Uri.EscapeDataString(returnTo)}", UriKind.Relative));
        var asked = await NextAsync(there);
        using var form = new FormUrlEncodedContent([new("sub", subject), new("name", name), new("groups", groups)]);
        using var answered = await Client.PostAsync(asked, form, TestContext.Current.CancellationToken);
        var next = new Uri(there, answered.Headers.Location!);
        while (next.Authority == there.Authority)
        {
            next = await NextAsync(next);
        }

        return next;
    }

    /// <summary>Signs in, the whole way.</summary>
    public async Task SignInAsync(string subject, string name, string groups)
    {
        using var back = await GetAsync(await AtProviderAsync(subject, name, groups));
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> GetAsync(Uri address) => Client.GetAsync(address, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>The same cookies in another browser, as somebody has them who copied them.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(Client.BaseAddress!);
        copy._handler.CookieContainer.Add(_handler.CookieContainer.GetAllCookies());
        return copy;
    }

    public void Dispose() => Client.Dispose();

    private async Task<Uri> NextAsync(Uri address)
    {
        using var answer = await GetAsync(address);
        answer.Headers.Location.ShouldNotBeNull(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return new Uri(new Uri(Client.BaseAddress!, address), answer.Headers.Location);
    }
}

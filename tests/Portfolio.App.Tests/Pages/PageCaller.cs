using System.Net;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Pages;

/// <summary>Somebody who uses the pages without scripts, or as scripts do.</summary>
internal sealed class PageCaller : IDisposable
{
    private string _token = "";

    private PageCaller(Uri site) => Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site };

    public HttpClient Client { get; }

    public static async Task<PageCaller> SignInAsync(WebRun web, string role)
    {
        var caller = new PageCaller(web.Address);
        await caller.ReadTokenAsync();
        (await caller.SendAsync("/sign-in", [new("key", $"demo-{role}")])).Status.ShouldBe(HttpStatusCode.Redirect);
        await caller.ReadTokenAsync();
        return caller;
    }

    public Task<string> GetAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <param name="target">The part that a script exchanges; null: there is none.</param>
    public async Task<(HttpStatusCode Status, string Shown)> SendAsync(
        string path, IEnumerable<KeyValuePair<string, string>> fields, string? target = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", _token)]),
        };
        if (target is not null)
        {
            request.Headers.Add("HX-Target", target);
        }

        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Sends files, and what a form says beside them. Gives the address that it leads on to.</summary>
    public async Task<string> UploadAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(_token), "__RequestVerificationToken" } };
        foreach (var (name, said) in fields)
        {
            form.Add(new StringContent(said), name);
        }

        foreach (var (name, text) in files)
        {
            form.Add(new StringContent(text), "file", name);
        }

        using var answer = await Client.PostAsync(path, form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.Headers.Location!.ToString();
    }

    public void Dispose() => Client.Dispose();

    // A token belongs to whoever is signed in.
    private async Task ReadTokenAsync() =>
        _token = (await GetAsync("/sign-in")).Split("__RequestVerificationToken")[1].Split("value=\"")[1].Split('"')[0];
}

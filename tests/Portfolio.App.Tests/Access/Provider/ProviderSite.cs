using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portfolio.App.Access.Provider;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.IdentityProvider;

namespace Portfolio.App.Tests.Access.Provider;

/// <summary>The program with a provider to sign in at, without the demo people.</summary>
public sealed class ProviderSite : IAsyncLifetime
{
    internal ProviderRun Provider { get; private set; } = null!;

    internal WebRun Web { get; private set; } = null!;

    /// <summary>Between the program and the provider.</summary>
    internal Wire Wire { get; } = new();

    internal KeptLog Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Provider = await ProviderRun.SharedAsync();
        Web = await StartAsync(Provider, Wire);
        Web.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }

    internal static async Task<WebRun> StartAsync(ProviderRun provider, HttpMessageHandler? wire = null) => await WebRun.StartAsync(
        await NodeRun.StartAsync(), demo: false, options: o => o with { Provider = SettingsOf(provider) with { Backchannel = wire } });

    internal static ProviderSettings SettingsOf(ProviderRun provider) => new(provider.Issuer, ProviderRun.ClientId)
    {
        ClientSecret = ProviderRun.ClientSecret,
        Audience = ProviderRun.Audience,
        Label = "Acme sign-in",
        RoleClaim = "groups",
        Roles = new Dictionary<string, IReadOnlyList<string>>
        {
            ["pmo"] = ["programme-office"],
            ["leadership"] = ["board"],
            ["auditor"] = ["audit"],
            ["admin"] = ["it"],
        },
        KeyRefresh = TimeSpan.FromSeconds(1),
    };

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        Wire.Dispose();
        Log.Dispose();
    }
}

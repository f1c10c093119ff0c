using System.Diagnostics;
using System.Net.Http.Json;

namespace Portfolio.IdentityProvider;

/// <summary>
/// A real OpenID Connect provider (oidc-provider from npm) for the tests. It runs in Node and ends with the program that
/// started it, however that ends: its input is then closed.
/// </summary>
public sealed class ProviderRun
{
    public const string ClientId = "portfolio", ClientSecret = "a-secret-of-the-tests", Audience = "urn:portfolio:api";

    private static readonly Lazy<Task<ProviderRun>> Shared = new(StartAsync);

    // Kept, so that its input stays open.
    private readonly Process _process;
    private readonly HttpClient _control;

    private ProviderRun(Process process, Uri issuer) =>
        (_process, Issuer, _control) = (process, issuer, new HttpClient { BaseAddress = issuer });

    /// <summary>As its tokens name it, and where it answers.</summary>
    public Uri Issuer { get; }

    public string IssuerName => Issuer.GetLeftPart(UriPartial.Authority);

    /// <summary>One for all tests of a program, which leave its keys as they are.</summary>
    public static Task<ProviderRun> SharedAsync() => Shared.Value;

    /// <summary>One of the caller's own.</summary>
    public static async Task<ProviderRun> StartAsync()
    {
        var folder = Folder();
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "provider.mjs")])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("Node did not start.");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("issuer ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ProviderRun(process, new Uri(line["issuer ".Length..]));
            }
        }

        throw new InvalidOperationException($"The provider of the tests ended with {process.ExitCode} before it was ready.");
    }

    /// <summary>From now on other keys sign, and the ones before are no longer published.</summary>
    public async Task TurnKeysAsync() => (await _control.PostAsync(new Uri("/control/turn", UriKind.Relative), null)).EnsureSuccessStatusCode();

    /// <summary>A token with these claims, whatever they are, signed by the provider's newest key.</summary>
    public async Task<string> SignAsync(IReadOnlyDictionary<string, object?> claims)
    {
        var answer = await _control.PostAsJsonAsync(new Uri("/control/sign", UriKind.Relative), claims);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Stops it, as if the network to it were gone.</summary>
    public void Kill() => _process.Kill();

    private static string Folder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var here = Path.Combine(folder, "tests", "Portfolio.IdentityProvider");
            if (Directory.Exists(Path.Combine(here, "node_modules")))
            {
                return here;
            }
        }

        throw new InvalidOperationException("The provider's npm packages are not there: build tests/Portfolio.IdentityProvider.");
    }
}

using System.CommandLine;
using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Verbs;

/// <summary><c>portfolio keys</c>: API keys, made, listed, revoked.</summary>
public static class KeysVerb
{
    public static Command Create()
    {
        var role = new Option<string>("--role") { Description = "What the key may do.", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var label = new Option<string>("--label") { Description = "What it is for.", Required = true };
        var days = new Option<int>("--days")
        {
            Description = "How many days it lasts.",
            DefaultValueFactory = _ => 90,
        };
        days.Validators.Add(value =>
        {
            if (value.GetValueOrDefault<int>() is < 1 or > 3650)
            {
                value.AddError("--days: a key lasts 1 to 3650 days.");
            }
        });
        var departments = new Option<string[]>("--department")
        {
            Description = "A department that a key of the PMO is limited to, with those below it; give it as often as needed. Left out, it is not limited.",
        };
        var id = new Argument<string>("id") { Description = "The key’s id, as listed." };

        return new Command("keys", "API keys for scripts and for callers beyond this machine.")
        {
            new Command("create", "Makes a key and shows it, once.") { role, label, days, departments }.Does((parsed, cancellation) =>
                WithKeysAsync(parsed, async (node, keys) =>
                {
                    var create = new CreateApiKey(
                        parsed.GetRequiredValue(role), parsed.GetRequiredValue(label), TimeSpan.FromDays(parsed.GetValue(days)))
                    {
                        Departments = (parsed.GetValue(departments) ?? []).ToValueList(),
                    };
                    if (create.Faults(node.View.Organisation).FirstOrDefault() is { } fault)
                    {
                        throw new WrongUseException(fault.Sentence);
                    }

                    var (kept, key) = await create.RunAsync(node, keys, Verb.OperatorOf(node), cancellation);
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(
                        $"{kept.Id} ({Scope(kept)}) until {kept.ExpiresAt:yyyy-MM-dd}. The key is shown this once:");
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(key);
                    return ExitCode.Done;
                }, cancellation)),
            new Command("list", "Lists the keys, without the keys themselves.").Does(ListAsync),
            new Command("revoke", "Ends a key now.") { id }.Does((parsed, cancellation) =>
                WithKeysAsync(parsed, async (node, keys) =>
                {
                    if (await RevokeApiKey.RunAsync(node, keys, parsed.GetRequiredValue(id), Verb.OperatorOf(node), cancellation))
                    {
                        return ExitCode.Done;
                    }

                    await parsed.InvocationConfiguration.Error.WriteLineAsync(
                        $"There is no key {parsed.GetRequiredValue(id)} that could be revoked.");
                    return ExitCode.Failed;
                }, cancellation)),
        };
    }

    // Needs no node, and nobody who could make a key.
    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.ReadOnlyAsync(
            LedgerPlace.Of(parsed), loggers.CreateLogger("Portfolio"), cancellation, ApiKeys.Migrations);
        foreach (var key in await new ApiKeys(opened.Ledger.Pool, TimeProvider.System).ListAsync(cancellation))
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{key.Id}\t{Scope(key)}\t{State(key)}\t{key.Label}"));
        }

        return ExitCode.Done;
    }

    private static string Scope(ApiKey key) =>
        key.Departments.Count == 0 ? key.Role : $"{key.Role} of {string.Join(", ", key.Departments)}";

    private static string State(ApiKey key) => key.RevokedAt is { } revoked
        ? $"revoked {revoked:yyyy-MM-dd}"
        : key.IsValid(TimeProvider.System.GetUtcNow()) ? $"until {key.ExpiresAt:yyyy-MM-dd}" : $"expired {key.ExpiresAt:yyyy-MM-dd}";

    private static async Task<int> WithKeysAsync(
        ParseResult parsed, Func<PortfolioNode, ApiKeys, Task<int>> work, CancellationToken cancellation)
    {
        using var loggers = Verb.Loggers();
        await using var portfolio = await OpenPortfolio.OpenAsync(
            LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
        return await work(portfolio.Node, new ApiKeys(portfolio.Node.Ledger.Pool, TimeProvider.System));
    }
}

using Npgsql;

namespace Portfolio.App.Access.Provider;

/// <summary>
/// Which sign-ins at the provider were finished: each is good for one answer, on whichever node it arrives, and not for long.
/// What a browser keeps (cookies for state and nonce) can be copied and sent again; this cannot.
/// </summary>
public sealed class SpentSignIns(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long somebody may take at the provider.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>A name for a sign-in that begins now.</summary>
    public string Begin() => $"{clock.GetUtcNow().ToUnixTimeSeconds()}.{Guid.NewGuid():N}";

    /// <summary>Why a sign-in cannot be finished; null: it is, and not again.</summary>
    public async Task<string?> SpendAsync(string? name, CancellationToken cancellation)
    {
        if (!long.TryParse(name?.Split('.')[0], out var began)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(began) > Patience)
        {
            return "It took too long.";
        }

        await using var spend = database.CreateCommand(
            """
            with gone as (delete from access.spent_sign_ins where spent_at < now() - interval '1 hour')
            insert into access.spent_sign_ins (name) values ($1) on conflict (name) do nothing
            """);
        spend.Parameters.Add(new() { Value = name! });
        return await spend.ExecuteNonQueryAsync(cancellation) == 1 ? null : "This answer of the provider was used before.";
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Access;

/// <summary>An API key as it is kept: without the key.</summary>
/// <param name="Id">Stands as the actor in what is recorded with it.</param>
public sealed record ApiKey(
    string Id, string Role, string Label, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The departments, with those below them, to whose programmes its commands are kept; none: to no department’s.</summary>
    public ValueList<string> Departments { get; init; } = [];

    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>
/// Keys for scripts: shown once, kept as a hash, with one role, an end, and revocable. A key that was found good is not
/// looked up again for <see cref="Trusted"/>; so a revocation takes at most that long to reach every node, for cookies that
/// were got with the key too (<see cref="Callers"/>). A stream of events that is open asks at its next heartbeat after that.
/// </summary>
public sealed class ApiKeys(NpgsqlDataSource database, TimeProvider clock)
{
    public static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);

    /// <summary>The tables it needs.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("access", typeof(ApiKeys).Assembly, "Access.Schema");

    private const string Prefix = "pk_";
    private const string Columns = "id, role, label, created_at, expires_at, revoked_at, departments";

    private readonly ConcurrentDictionary<string, Seen> _known = new(StringComparer.Ordinal);

    /// <summary>A key that is good for nothing until it is added. It cannot be shown again.</summary>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    public (ApiKey Kept, string Key) New(string role, string label, TimeSpan lasts)
    {
        if (!Roles.All.Contains(role))
        {
            throw new ArgumentException($"“{role}” is not a role: there are {string.Join(", ", Roles.All)}.", nameof(role));
        }

        var now = clock.GetUtcNow();
        return (
            new ApiKey($"key-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", role, label, now, now + lasts, null),
            Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>
    /// Lets callers in by a key. False if there is one of that id: somebody else has put the same on record, and was faster.
    /// <see cref="Administration.CreateApiKey"/> puts it on record before.
    /// </summary>
    public async Task<bool> TryAddAsync(ApiKey kept, string key, CancellationToken cancellation)
    {
        await using var insert = database.CreateCommand(
            "insert into access.api_keys (id, hash, role, label, created_at, expires_at, departments) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing");
        insert.Parameters.Add(new() { Value = kept.Id });
        insert.Parameters.Add(new() { Value = Hash(key) });
        insert.Parameters.Add(new() { Value = kept.Role });
        insert.Parameters.Add(new() { Value = kept.Label });
        insert.Parameters.Add(new() { Value = kept.CreatedAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        insert.Parameters.Add(new() { Value = kept.ExpiresAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        insert.Parameters.Add(new() { Value = kept.Departments.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return await insert.ExecuteNonQueryAsync(cancellation) == 1;
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand($"select {Columns} from access.api_keys order by created_at, id");
        return await ReadAsync(query, cancellation);
    }

    /// <summary>
    /// Ends a key now. False if there is none of that id that was not revoked already.
    /// <see cref="Administration.RevokeApiKey"/> puts it on record before.
    /// </summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellation)
    {
        await using var update = database.CreateCommand(
            "update access.api_keys set revoked_at = now() where id = $1 and revoked_at is null");
        update.Parameters.Add(new() { Value = id });
        var revoked = await update.ExecuteNonQueryAsync(cancellation) == 1;
        _known.Clear();
        return revoked;
    }

    /// <summary>The valid key behind what a caller sent, or null.</summary>
    public async ValueTask<ApiKey?> FindAsync(string key, CancellationToken cancellation)
    {
        if (!HasForm(key))
        {
            return null;
        }

        return Trust(key) is { } trusted ? Valid(trusted) : await LookAsync(key, "hash", Hash(key), cancellation);
    }

    /// <summary>Whether it has the form of a key, and none such was found here yet: then it has to be looked up.</summary>
    internal bool IsStrange(ReadOnlySpan<char> key) =>
        HasForm(key) && !_known.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(key);

    /// <summary>The valid key of an id, for whoever has shown the key itself before; or null.</summary>
    public async ValueTask<ApiKey?> FindByIdAsync(string id, CancellationToken cancellation) =>
        Trust(id) is { } trusted ? Valid(trusted) : await LookAsync(id, "id", id, cancellation);

    private static bool HasForm(ReadOnlySpan<char> key) => key.StartsWith(Prefix, StringComparison.Ordinal) && key.Length == Prefix.Length + 64;

    private ApiKey? Valid(ApiKey key) => key.IsValid(clock.GetUtcNow()) ? key : null;

    /// <summary>How a caller is signed in by a key that was found good within <see cref="Trusted"/>; false of any other.</summary>
    internal bool TrySignedIn(ReadOnlySpan<char> key, [NotNullWhen(true)] out Task<AuthenticateResult>? signedIn)
    {
        var trusted = _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var seen)
            && seen.BySecret && clock.GetElapsedTime(seen.Looked) < Trusted && Valid(seen.Key) is not null;
        signedIn = trusted ? seen!.SignedIn : null;
        return trusted;
    }

    private ApiKey? Trust(string keyOrId) =>
        _known.TryGetValue(keyOrId, out var known) && clock.GetElapsedTime(known.Looked) < Trusted ? known.Key : null;

    private async ValueTask<ApiKey?> LookAsync(string keyOrId, string column, object value, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand($"select {Columns} from access.api_keys where {column} = $1");
        query.Parameters.Add(new() { Value = value });
        if (await ReadAsync(query, cancellation) is not [var found])
        {
            _known.TryRemove(keyOrId, out _);
            return null;
        }

        _known[keyOrId] = new Seen(found, clock.GetTimestamp(), BySecret: column == "hash");
        return Valid(found);
    }

    private sealed record Seen(ApiKey Key, long Looked, bool BySecret)
    {
        public Task<AuthenticateResult> SignedIn { get; } = Task.FromResult(ApiKeyHandler.Success(Identity.Of(Key, ApiKeyHandler.Name)));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static async Task<IReadOnlyList<ApiKey>> ReadAsync(NpgsqlCommand query, CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var keys = new List<ApiKey>();
        while (await rows.ReadAsync(cancellation))
        {
            keys.Add(new ApiKey(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3),
                rows.GetFieldValue<DateTimeOffset>(4), rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5))
            {
                Departments = rows.GetFieldValue<string[]>(6).ToValueList(),
            });
        }

        return keys;
    }
}

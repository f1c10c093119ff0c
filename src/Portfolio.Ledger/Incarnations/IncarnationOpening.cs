using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// An operator's decision to go on with a ledger that is not the continuation of what was known of it: the incarnation
/// rises, and an event says so, in one transaction. For the owner of the database; nodes may not.
/// </summary>
/// <param name="From">The ledger as it was looked at; if it has moved on since, the opening is refused.</param>
/// <param name="ActorId">Who.</param>
/// <param name="ActorRole">In which role.</param>
/// <param name="Way">By which way.</param>
/// <param name="Stream">Where it is recorded.</param>
/// <param name="Type">Type of the event, of schema 1.</param>
/// <param name="Data">The facts as JSON text.</param>
/// <param name="EffectiveOn">The day of the decision.</param>
/// <param name="Reason">Why.</param>
public sealed record IncarnationOpening(
    LedgerHead From,
    string ActorId,
    string ActorRole,
    string Way,
    string Stream,
    string Type,
    string Data,
    DateOnly EffectiveOn,
    string Reason)
{
    /// <summary>Opens it, and gives the position of the event.</summary>
    /// <param name="connectionString">Connects as the owner.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <exception cref="PostgresException">
    /// <see cref="LedgerErrors.Forked"/>: the ledger has moved on. Insufficient privilege: the user is not the owner.
    /// </exception>
    public async Task<long> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        await using var owner = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var open = owner.CreateCommand(
            "select ledger.open_incarnation($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)");
        void Add(object value, NpgsqlDbType type) => open.Parameters.Add(new() { Value = value, NpgsqlDbType = type });
        Add(From.LedgerId, NpgsqlDbType.Uuid);
        Add(From.Incarnation, NpgsqlDbType.Integer);
        Add(From.Size, NpgsqlDbType.Bigint);
        Add(From.Root.ToArray(), NpgsqlDbType.Bytea);
        Add(ActorId, NpgsqlDbType.Text);
        Add(ActorRole, NpgsqlDbType.Text);
        Add(Way, NpgsqlDbType.Text);
        Add(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        Add(Stream, NpgsqlDbType.Text);
        Add(Type, NpgsqlDbType.Text);
        Add(Data, NpgsqlDbType.Text);
        Add(EffectiveOn, NpgsqlDbType.Date);
        Add(Reason, NpgsqlDbType.Text);
        Add(RandomNumberGenerator.GetBytes(16), NpgsqlDbType.Bytea);
        return (long)(await open.ExecuteScalarAsync(cancellation))!;
    }
}

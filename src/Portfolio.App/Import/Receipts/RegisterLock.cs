using Npgsql;
using NpgsqlTypes;

namespace Portfolio.App.Import.Receipts;

/// <summary>
/// Keeps a register to one import at a time, whichever node does it: a lock of the database, held by a connection of its
/// own, and gone with whoever held it.
/// </summary>
internal sealed class RegisterLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private RegisterLock(NpgsqlConnection connection) => _connection = connection;

    /// <exception cref="ImportBusyException">Another import of the register is at work.</exception>
    public static async Task<RegisterLock> TakeAsync(NpgsqlDataSource database, string register, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended('import of ' || upper($1), 0))", connection);
            take.Parameters.Add(new() { Value = register, NpgsqlDbType = NpgsqlDbType.Text });
            if (await take.ExecuteScalarAsync(cancellation) is true)
            {
                return new(connection);
            }

            throw new ImportBusyException(register);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", _connection);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }

        await _connection.DisposeAsync();
    }
}

using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger;

namespace Portfolio.App.Views;

/// <summary>The saved views that there are, kept beside the ledger.</summary>
public sealed class SavedViewTable(NpgsqlDataSource database)
{
    /// <summary>How many each owner may keep.</summary>
    public const int MostOfOne = 200;

    /// <summary>The tables it needs.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("views", typeof(SavedViewTable).Assembly, "Views.Schema");

    private const string Columns = "owner, name, list, parameters, shared, saved_at";

    /// <summary>The owner's own and all that are shared, by name; the owner's own first.</summary>
    public async Task<IReadOnlyList<SavedView>> AllAsync(string owner, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            $"select {Columns} from views.saved where owner = $1 or shared order by owner <> $1, name, owner");
        query.Parameters.Add(new() { Value = owner });
        return await ReadAsync(query, cancellation);
    }

    /// <summary>The view of that name: the owner's own, else the shared one that was saved first; null if there is none.</summary>
    public async Task<SavedView?> FindAsync(string owner, string list, string name, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            $"select {Columns} from views.saved where list = $2 and name = $3 and (owner = $1 or shared) order by owner <> $1, saved_at, owner limit 1");
        query.Parameters.Add(new() { Value = owner });
        query.Parameters.Add(new() { Value = list });
        query.Parameters.Add(new() { Value = name });
        return await ReadAsync(query, cancellation) is [var found] ? found : null;
    }

    /// <summary>Keeps one, in the place of one of that name. False if the owner has as many as can be.</summary>
    public async Task<bool> SaveAsync(SavedView view, CancellationToken cancellation)
    {
        await using var insert = database.CreateCommand(
            $"""
            insert into views.saved (owner, name, list, parameters, shared, saved_at)
            select $1, $2, $3, $4, $5, $6
            where exists (select from views.saved where owner = $1 and name = $2)
               or (select count(*) from views.saved where owner = $1) < {MostOfOne}
            on conflict (owner, name) do update
            set list = excluded.list, parameters = excluded.parameters, shared = excluded.shared, saved_at = excluded.saved_at
            """);
        insert.Parameters.Add(new() { Value = view.Owner });
        insert.Parameters.Add(new() { Value = view.Name });
        insert.Parameters.Add(new() { Value = view.List });
        insert.Parameters.Add(new() { Value = JsonSerializer.Serialize(view.Parameters), NpgsqlDbType = NpgsqlDbType.Jsonb });
        insert.Parameters.Add(new() { Value = view.Shared });
        insert.Parameters.Add(new() { Value = view.SavedAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await insert.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Takes one away. False if the owner has none of that name.</summary>
    public async Task<bool> RemoveAsync(string owner, string name, CancellationToken cancellation)
    {
        await using var delete = database.CreateCommand("delete from views.saved where owner = $1 and name = $2");
        delete.Parameters.Add(new() { Value = owner });
        delete.Parameters.Add(new() { Value = name });
        return await delete.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static async Task<IReadOnlyList<SavedView>> ReadAsync(NpgsqlCommand query, CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var views = new List<SavedView>();
        while (await rows.ReadAsync(cancellation))
        {
            views.Add(new SavedView(
                rows.GetString(0), rows.GetString(1), rows.GetString(2),
                JsonSerializer.Deserialize<Dictionary<string, string>>(rows.GetString(3))!,
                rows.GetBoolean(4), rows.GetFieldValue<DateTimeOffset>(5)));
        }

        return views;
    }
}

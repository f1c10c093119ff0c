using Npgsql;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Audit;

/// <summary>The access log as the owner of the database reads it.</summary>
internal static class LoggedAccesses
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>All entries, one line each, as soon as there are so many.</summary>
    public static async Task<List<string>> EntriesAsync(WebRun web, int count)
    {
        await UntilAsync(async () => await CountAsync(web) >= count);
        var lines = await LinesAsync(web);
        lines.Count.ShouldBe(count);
        return lines;
    }

    public static async Task<List<string>> LinesAsync(WebRun web)
    {
        await using var owner = NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using var query = owner.CreateCommand(
            "select concat_ws(' ', kind, coalesce(person, '-'), coalesce(role, '-'), method, address, parameters, status, bytes, coalesce(rows::text, '-')) from audit.access_log order by id");
        await using var rows = await query.ExecuteReaderAsync(Cancellation);
        var lines = new List<string>();
        while (await rows.ReadAsync(Cancellation))
        {
            lines.Add(rows.GetString(0));
        }

        return lines;
    }

    public static async Task<long> CountAsync(WebRun web)
    {
        await using var owner = NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using var query = owner.CreateCommand("select count(*) from audit.access_log");
        return (long)(await query.ExecuteScalarAsync(Cancellation))!;
    }

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        // So that a defect is told and not waited for: on a busy machine too nothing here takes a tenth of that.
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(2), "It never came.");
            await Task.Delay(20, Cancellation);
        }
    }

    public static async Task ExecuteAsync(WebRun web, string sql)
    {
        await using var owner = NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}

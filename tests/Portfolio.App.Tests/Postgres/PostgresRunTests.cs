using Npgsql;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Postgres;

public class PostgresRunTests
{
    [Fact]
    public async Task Each_question_for_a_database_gives_an_empty_one_of_its_own()
    {
        var first = await PostgresRun.CreateDatabaseAsync();
        var second = await PostgresRun.CreateDatabaseAsync();

        await RunAsync(first, "create table mine (id int)");
        (await RunAsync(second, "select to_regclass('mine') is null")).ShouldBe(true);
    }

    private static async Task<object?> RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

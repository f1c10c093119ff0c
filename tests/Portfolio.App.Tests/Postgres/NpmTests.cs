using Portfolio.App.Postgres;

namespace Portfolio.App.Tests.Postgres;

public class NpmTests
{
    [Fact]
    public async Task Npm_serves_where_no_PostgreSQL_is_installed()
    {
        await using var folder = new DataFolder();
        await using var postgres = await folder.StartAsync(folder.Options with { Sources = PostgresSources.Npm });

        postgres.Version.ShouldStartWith("18.");
        (await DataFolder.AskAsync<string>(postgres.ConnectionString("postgres"), "show server_version"))
            .ShouldBe(postgres.Version);
    }

    [Fact]
    public async Task A_folder_made_with_one_version_is_served_by_that_version()
    {
        await using var folder = new DataFolder();
        await using (await folder.StartAsync(folder.Options with { Sources = PostgresSources.Npm }))
        {
        }

        await using var again = await folder.StartAsync();

        again.Version.ShouldStartWith("18.");
    }
}

using Portfolio.App.Postgres;

namespace Portfolio.App.Tests.Postgres;

public class NpmTests
{
    private const string Why = "Only root runs PostgreSQL under another account.";

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

    [Fact]
    public async Task Links_that_no_script_has_made_are_made()
    {
        await using var folder = new DataFolder();
        var root = await CopyAsync(folder);
        foreach (var link in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (link.LinkTarget is not null)
            {
                link.Delete();
            }
        }

        (await PostgresBinaries.AtAsync(Path.Combine(root, "bin"), PostgresAccount.Own, DataFolder.Token)).ShouldBeNull();
        var found = await NpmPostgres.AtAsync(root, folder.Location, PostgresAccount.Own, DataFolder.Token);

        found.ShouldNotBeNull().Major.ShouldBe(18);
    }

    [Fact(Skip = Why, SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task A_package_that_is_closed_to_the_account_is_copied_to_where_it_can_read()
    {
        await using var folder = new DataFolder();
        var root = await CopyAsync(folder);
        await Processes.RunAsync("chmod", "700", root);
        var account = await PostgresAccount.FindAsync(["nobody"], folder.Cluster, DataFolder.Token);
        var cache = Path.Combine(folder.Location, "cache");

        var found = await NpmPostgres.AtAsync(root, cache, account, DataFolder.Token);
        var again = await NpmPostgres.AtAsync(root, cache, account, DataFolder.Token);

        found.ShouldNotBeNull().Folder.ShouldStartWith(cache);
        again.ShouldBe(found);
        Directory.GetDirectories(cache).ShouldHaveSingleItem();
    }

    private static async Task<string> CopyAsync(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Location);
        var copy = Path.Combine(folder.Location, "native");
        await Processes.RunAsync("cp", "-a", NpmPostgres.Root().ShouldNotBeNull(), copy);
        return copy;
    }
}

using System.Runtime.Versioning;
using Portfolio.App.Postgres;

namespace Portfolio.App.Tests.Postgres;

/// <summary>PostgreSQL refuses to run as root: what a program that is root does about it.</summary>
[UnsupportedOSPlatform("windows")]
public class RootTests
{
    private const string Why = "Only root meets these faults.";

    [Fact(Skip = Why, SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task No_account_to_run_under()
    {
        await using var folder = new DataFolder();

        var refusal = await folder.RefusalAsync(folder.Options with { Accounts = ["no-one-1", "no-one-2"] });

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.NoAccount);
        refusal.Message.ShouldBe(
            "PostgreSQL refuses to run as root, and none of the accounts no-one-1, no-one-2 can be used instead: run "
            + "the program as an ordinary user, or add one of these accounts (with setpriv, runuser or sudo to change "
            + "to it).");
    }

    [Fact(Skip = Why, SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task A_folder_that_the_account_cannot_reach()
    {
        await using var folder = new DataFolder();
        File.SetUnixFileMode(Path.GetDirectoryName(folder.Location)!, (UnixFileMode)0b111_000_000);

        var refusal = await folder.RefusalAsync(folder.Options with { Accounts = ["nobody"] });

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.FolderOutOfReach);
        refusal.Message.ShouldBe(
            $"PostgreSQL may not run as root and runs as 'nobody' instead, which cannot reach {folder.Location} "
            + "because a folder above it is closed to others: name a folder that it can reach with --data, such as "
            + "/var/lib/portfolio.");
    }

    [Fact(Skip = Why, SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task A_folder_keeps_the_account_that_owns_it()
    {
        await using var folder = new DataFolder();
        await using (await folder.StartAsync(folder.Options with { Accounts = ["nobody"] }))
        {
        }

        await using var again = await folder.StartAsync(folder.Options with { Accounts = ["no-one"] });

        (await DataFolder.AskAsync<int>(again.ConnectionString("postgres"), "select 1")).ShouldBe(1);
    }

    [Fact(Skip = Why, SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task A_full_disk_while_the_cluster_is_made()
    {
        await using var folder = new DataFolder();
        await using var disk = await SmallDisk.MountAsync(Path.GetDirectoryName(folder.Location)!, "5m");

        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.DiskFull);
        refusal.Message.ShouldStartWith(
            $"The disk that holds {folder.Location} is full: make room, or name a folder on another disk with "
            + "--data. (");
        refusal.Message.ShouldContain("No space left on device");
    }

    [Fact(Skip = Why, SkipUnless = nameof(Processes.AreOfRoot), SkipType = typeof(Processes))]
    public async Task A_full_disk_at_a_later_start()
    {
        await using var folder = new DataFolder();
        await using var disk = await SmallDisk.MountAsync(Path.GetDirectoryName(folder.Location)!, "100m");
        await using (await folder.StartAsync())
        {
        }

        disk.Fill();
        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.DiskFull);
        refusal.Message.ShouldStartWith(
            $"The disk that holds {folder.Location} is full: make room, or name a folder on another disk with "
            + "--data. (");
    }
}

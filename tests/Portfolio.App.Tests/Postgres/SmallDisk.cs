namespace Portfolio.App.Tests.Postgres;

/// <summary>A disk of a few megabytes, in memory, at a folder.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    public static async Task<SmallDisk> MountAsync(string folder, string size)
    {
        await Processes.RunAsync("mount", "-t", "tmpfs", "-o", $"size={size},mode=755", "tmpfs", folder);
        return new SmallDisk(folder);
    }

    public void Fill()
    {
        using var filler = File.Create(Path.Combine(folder, "filler"), bufferSize: 1);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException full)
        {
            full.Message.ShouldContain("No space left on device");
        }
    }

    public void Clear() => File.Delete(Path.Combine(folder, "filler"));

    public async ValueTask DisposeAsync() => await Processes.RunAsync("umount", folder);
}

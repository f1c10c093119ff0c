using Portfolio.App.Postgres;

namespace Portfolio.Faults;

/// <summary>A disk in memory that can be filled to the last byte. Only root may make one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 160;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> MountAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var mounted = await CommandRun.RunAsync(["mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=755", "tmpfs", folder], cancellation);
        return mounted.Succeeded
            ? new SmallDisk(folder)
            : throw new InvalidOperationException($"A small disk could not be made (only root may): {mounted.Said}");
    }

    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Clear() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        Clear();
        await CommandRun.RunAsync(["umount", Folder], CancellationToken.None);
    }
}

using System.IO.Compression;

namespace Portfolio.Ledger.Bundles;

/// <summary>Where the files of a bundle are: a folder, or one ZIP file. Written one after another, each from its beginning.</summary>
public abstract class BundleFiles : IAsyncDisposable
{
    /// <summary>What is in it, and of which ledger.</summary>
    public const string Contents = "bundle.json";

    /// <summary>The signed checkpoint that its events are held against.</summary>
    public const string Checkpoint = "checkpoint.txt";

    /// <summary>The ledger's public keys.</summary>
    public const string Keys = "keys.pem";

    /// <summary>The events, a line each.</summary>
    public const string Events = "events.jsonl";

    /// <summary>How to verify it without this program.</summary>
    public const string ReadMe = "README.txt";

    /// <summary>A new or empty folder to write into.</summary>
    /// <exception cref="IOException">It is not empty, or cannot be made.</exception>
    public static BundleFiles IntoFolder(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new IOException($"The folder {folder} is not empty: a bundle is written into a new one.");
        Directory.CreateDirectory(folder);
        return new Folder(folder);
    }

    /// <summary>
    /// Writes one ZIP into a stream, which need not be able to seek, and leaves it open. It must allow synchronous writes: the
    /// framework closes each file of a ZIP with one.
    /// </summary>
    public static async Task<BundleFiles> IntoZipAsync(Stream stream, CancellationToken cancellation) =>
        new Zip(await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation));

    /// <summary>Opens a bundle to read: a folder, or a ZIP file.</summary>
    /// <exception cref="IOException">There is none, or it is neither.</exception>
    public static async Task<BundleFiles> OpenAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            return new Folder(path);
        try
        {
            return new Zip(await ZipFile.OpenReadAsync(path, cancellation));
        }
        catch (InvalidDataException neither)
        {
            throw new IOException($"{path} is neither a folder nor a whole ZIP file.", neither);
        }
    }

    /// <summary>A file to write; the former must have been closed.</summary>
    public abstract Task<Stream> CreateAsync(string name, CancellationToken cancellation);

    /// <summary>A file to read, or null when it is not there.</summary>
    public abstract Task<Stream?> OpenOrNullAsync(string name, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    private sealed class Folder(string path) : BundleFiles
    {
        public override Task<Stream> CreateAsync(string name, CancellationToken cancellation) =>
            Task.FromResult<Stream>(File.Create(Path.Combine(path, name)));

        public override Task<Stream?> OpenOrNullAsync(string name, CancellationToken cancellation) =>
            Task.FromResult<Stream?>(File.Exists(Path.Combine(path, name)) ? File.OpenRead(Path.Combine(path, name)) : null);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Zip(ZipArchive archive) : BundleFiles
    {
        public override Task<Stream> CreateAsync(string name, CancellationToken cancellation) =>
            archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);

        public override async Task<Stream?> OpenOrNullAsync(string name, CancellationToken cancellation) =>
            archive.GetEntry(name) is { } entry ? await entry.OpenAsync(cancellation) : null;

        public override ValueTask DisposeAsync() => archive.DisposeAsync();
    }
}

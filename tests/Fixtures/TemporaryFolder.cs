namespace Portfolio.Fixtures;

/// <summary>A folder that goes when the test does, however it ends.</summary>
/// <param name="name">Tells whose it is.</param>
internal sealed class TemporaryFolder(string name) : IDisposable
{
    public string Location { get; } = Directory.CreateTempSubdirectory($"portfolio-{name}-").FullName;

    public void Dispose() => Directory.Delete(Location, recursive: true);
}

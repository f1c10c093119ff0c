namespace Portfolio.Ledger.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("whole-file-").FullName;

    [Fact]
    public void What_another_is_just_making_is_not_removed()
    {
        var path = Path.Combine(folder, "list");
        using (var another = new FileStream(WholeFile.MakingOf(path), FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            another.Write("theirs"u8);
            Should.Throw<IOException>(() => WholeFile.Write(path, "ours"u8));
        }

        File.ReadAllText(WholeFile.MakingOf(path)).ShouldBe("theirs");
        WholeFile.Write(path, "ours"u8);
        Directory.GetFiles(folder).ShouldBe([path], "what was left behind does not stay");
        File.ReadAllText(path).ShouldBe("ours");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

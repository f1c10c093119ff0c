namespace Portfolio.App.Import.Reading;

/// <summary>A file to be taken in, on disk or uploaded; it is read more than once.</summary>
/// <param name="Name">Its name without folders: what problems and events call it.</param>
/// <param name="Open">Opens it from the beginning; the caller closes.</param>
public sealed record RegisterFile(string Name, Func<Stream> Open)
{
    public static RegisterFile OnDisk(string path) => new(Path.GetFileName(path), () => File.OpenRead(path));
}

/// <summary>A file cannot be read as a register; the problem says why and where.</summary>
public sealed class UnreadableFileException(Problem problem, Exception? inner = null)
    : Exception(problem.Sentence, inner)
{
    public Problem Problem { get; } = problem;
}

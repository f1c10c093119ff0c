namespace Portfolio.App.Import.Reading;

/// <summary>A file cannot be read as a register; the problem says why and where.</summary>
public sealed class UnreadableFileException(Problem problem, Exception? inner = null)
    : Exception(problem.Sentence, inner)
{
    public UnreadableFileException(string file, string why, Exception? inner = null)
        : this(new Problem(file, null, null, null, why), inner)
    {
    }

    public Problem Problem { get; } = problem;
}

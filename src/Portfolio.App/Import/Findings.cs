namespace Portfolio.App.Import;

/// <summary>Problems and remarks of a file as they come up. All are counted; beyond a thousand they are not listed.</summary>
public sealed class Findings
{
    public const int Listed = 1_000;

    private readonly List<Problem> _problems = [];
    private readonly List<Remark> _remarks = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public IReadOnlyList<Remark> Remarks => _remarks;

    public int ProblemCount { get; private set; }

    public int RemarkCount { get; private set; }

    public void Add(Problem problem)
    {
        if (++ProblemCount <= Listed)
        {
            _problems.Add(problem);
        }
    }

    public void Add(Remark remark)
    {
        if (++RemarkCount <= Listed)
        {
            _remarks.Add(remark);
        }
    }
}

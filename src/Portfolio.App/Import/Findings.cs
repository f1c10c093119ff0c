namespace Portfolio.App.Import;

/// <summary>Problems and remarks of a file as they come up, from many at once. All are counted; beyond a thousand they are not listed.</summary>
public sealed class Findings
{
    public const int Listed = 1_000;

    private readonly Lock _turn = new();
    private readonly List<Problem> _problems = [];
    private readonly List<Remark> _remarks = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public IReadOnlyList<Remark> Remarks => _remarks;

    public int ProblemCount { get; private set; }

    public int RemarkCount { get; private set; }

    public bool IsEmpty => ProblemCount + RemarkCount == 0;

    /// <summary>Is told of each problem, listed or not.</summary>
    public Action<Problem>? Told { get; set; }

    public void Add(Problem problem)
    {
        lock (_turn)
        {
            if (++ProblemCount <= Listed)
            {
                _problems.Add(problem);
            }
        }

        Told?.Invoke(problem);
    }

    /// <summary>Takes in what was found by somebody else; null: nothing.</summary>
    public void AddAll(Findings? others)
    {
        foreach (var problem in others?.Problems ?? [])
        {
            Add(problem);
        }

        foreach (var remark in others?.Remarks ?? [])
        {
            Add(remark);
        }
    }

    public void Add(Remark remark)
    {
        lock (_turn)
        {
            if (++RemarkCount <= Listed)
            {
                _remarks.Add(remark);
            }
        }
    }
}

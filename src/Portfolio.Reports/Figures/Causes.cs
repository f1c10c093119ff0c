using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>Counts the causes named, case by case; those of one programme come together.</summary>
internal sealed class Causes
{
    private static readonly Derailer[] All = Enum.GetValues<Derailer>();

    private readonly int[] _named = new int[All.Length];
    private readonly int[] _programmes = new int[All.Length];
    private readonly string?[] _last = new string?[All.Length];
    private int _cases;

    /// <summary>Most frequent first, then in the order of the domain.</summary>
    /// <param name="cases">Those of one programme together.</param>
    public static ValueList<CauseCount> Count(IEnumerable<(string Programme, ValueList<Derailer> Causes)> cases)
    {
        var counts = new Causes();
        foreach (var (programme, causes) in cases)
        {
            counts.Add(programme, causes);
        }

        return counts.Counted();
    }

    public void Add(string programme, ValueList<Derailer> causes)
    {
        _cases++;
        var named = causes.Span;
        for (var i = 0; i < named.Length; i++)
        {
            var cause = (int)named[i];
            if (named[..i].Contains(named[i]))
            {
                continue;
            }

            _named[cause]++;
            if (!ReferenceEquals(_last[cause], programme))
            {
                (_last[cause], _programmes[cause]) = (programme, _programmes[cause] + 1);
            }
        }
    }

    /// <summary>The same, counted already: of one programme whatever there is of it.</summary>
    /// <param name="named">Each cause once.</param>
    public void Add(int cases, ReadOnlySpan<CauseNamed> named)
    {
        _cases += cases;
        foreach (var (cause, times) in named)
        {
            _named[(int)cause] += times;
            _programmes[(int)cause]++;
        }
    }

    /// <summary>Most frequent first, then in the order of the domain.</summary>
    public ValueList<CauseCount> Counted() =>
    [
        .. All
            .Where(cause => _named[(int)cause] > 0)
            .OrderByDescending(cause => _named[(int)cause])
            .Select(cause => new CauseCount(
                cause, _named[(int)cause], _programmes[(int)cause], Share.Of(_named[(int)cause], _cases))),
    ];
}

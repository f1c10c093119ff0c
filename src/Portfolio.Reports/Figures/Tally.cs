using Portfolio.Domain;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Figures;

/// <summary>Counts cases and keeps what stands behind them.</summary>
internal sealed class Tally(bool withEvidence)
{
    private readonly List<(string Kind, string Code, List<long> Positions)>? _evidence = withEvidence ? [] : null;
    private readonly Dictionary<(string Kind, string Code), int>? _places = withEvidence ? [] : null;

    /// <summary>Whether what stands behind is kept: else whoever counts need not gather it.</summary>
    public bool KeepsEvidence => _evidence is not null;

    public int Numerator { get; private set; }

    public int Denominator { get; private set; }

    public int Censored { get; private set; }

    public int NotObserved { get; private set; }

    /// <summary>Time at risk and observed, for a rate.</summary>
    public long Days { get; private set; }

    /// <summary>Hundredths of customer value, for a sum: a value times a whole number of percent.</summary>
    public long Hundredths { get; private set; }

    /// <summary>One of the denominator that has what is counted.</summary>
    public void Hit(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Hit(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Hit(string kind, string code, params ReadOnlySpan<long> positions)
    {
        Numerator++;
        Denominator++;
        Behind(kind, code, positions);
    }

    /// <summary>One of the denominator that has not.</summary>
    public void Miss() => Denominator++;

    /// <summary>Its story is not over.</summary>
    public void Open(int cases = 1) => Censored += cases;

    /// <summary>Nobody reports it.</summary>
    public void Unseen() => NotObserved++;

    /// <summary>Nobody reports it of so many.</summary>
    public void Unseen(int many) => NotObserved += many;

    /// <summary>So many of the denominator that have not, some of whose stories are not over.</summary>
    public void Miss(int many, int open) => (Denominator, Censored) = (Denominator + many, Censored + open);

    /// <summary>So many that have what is counted, of so many; not for one that keeps evidence.</summary>
    public void Share(int numerator, int denominator) => (Numerator, Denominator) = (Numerator + numerator, Denominator + denominator);

    /// <summary>Starts anew; not for one that keeps evidence.</summary>
    public void Clear() => (Numerator, Denominator, Censored, NotObserved, Days, Hundredths) = (0, 0, 0, 0, 0, 0);

    public void AtRisk(int days) => Days += days;

    public void Worth(int hundredths) => Hundredths += hundredths;

    /// <summary>Adds what was counted elsewhere; its evidence stays there.</summary>
    public void Add(in TallyCounts counts)
    {
        Numerator += counts.Numerator;
        Denominator += counts.Denominator;
        Censored += counts.Censored;
        NotObserved += counts.NotObserved;
        Days += counts.Days;
        Hundredths += counts.Hundredths;
    }

    public TallyCounts Counts() => new(Numerator, Denominator, Censored, NotObserved, (int)Days, (int)Hundredths);

    /// <summary>Adds events to the evidence without counting anything.</summary>
    public void Behind(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Behind(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Behind(string kind, string code, params ReadOnlySpan<long> positions)
    {
        if (_evidence is null)
        {
            return;
        }

        // Whoever counts by shock or account comes back to a programme; it stands once, where it came first.
        if (!_places!.TryGetValue((kind, code), out var place))
        {
            (_places[(kind, code)], place) = (_evidence.Count, _evidence.Count);
            _evidence.Add((kind, code, []));
        }

        _evidence[place].Positions.AddRange(positions);
    }

    public ValueList<Evidence>? Evidence() => _evidence?
        .Select(e => new Evidence(e.Code, e.Positions.Distinct().Order().ToValueList(), e.Kind))
        .ToValueList();
}

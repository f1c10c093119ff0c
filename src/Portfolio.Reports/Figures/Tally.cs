using Portfolio.Domain;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Figures;

/// <summary>Counts cases and keeps what stands behind them.</summary>
internal sealed class Tally(Keep keep)
{
    private readonly Sources? _counted = keep == Keep.Nothing ? null : new();
    private readonly Sources? _base = keep == Keep.Parts ? new() : null;
    private readonly Sources? _open = keep == Keep.Parts ? new() : null;
    private readonly Sources? _notObserved = keep == Keep.Parts ? new() : null;

    /// <summary>Whether what stands behind is kept: else whoever counts need not gather it.</summary>
    public bool KeepsEvidence => keep != Keep.Nothing;

    /// <summary>Whether it is kept of whom is not counted, too.</summary>
    public bool KeepsParts => keep == Keep.Parts;

    public int Numerator { get; private set; }

    public int Denominator { get; private set; }

    public int Censored { get; private set; }

    public int NotObserved { get; private set; }

    /// <summary>Time at risk and observed, for a rate.</summary>
    public long Days { get; private set; }

    /// <summary>Hundredths of customer value, for a sum: a value times a whole number of percent.</summary>
    public long Hundredths { get; private set; }

    /// <summary>One of the denominator that has what is counted.</summary>
    /// <param name="positions">The events that say so.</param>
    public void Hit(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Hit(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Hit(string kind, string code, params ReadOnlySpan<long> positions)
    {
        Numerator++;
        Denominator++;
        _counted?.Cases(1, kind, code, positions);
        _base?.Cases(1, kind, code, positions);
    }

    /// <summary>One of the denominator that has not.</summary>
    /// <param name="positions">The events that made it one of the denominator, where it is more than there being a programme.</param>
    public void Miss(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Miss(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Miss(string kind, string code, params ReadOnlySpan<long> positions) => Miss(1, kind, code, positions);

    /// <summary>So many at once, of one.</summary>
    public void Miss(int cases, string kind, string code, params ReadOnlySpan<long> positions)
    {
        Denominator += cases;
        _base?.Cases(cases, kind, code, positions);
    }

    /// <summary>Its story is not over.</summary>
    /// <param name="positions">The events that it began with.</param>
    public void Open(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Open(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Open(string kind, string code, params ReadOnlySpan<long> positions) => Open(1, kind, code, positions);

    /// <summary>So many at once, of one.</summary>
    public void Open(int cases, string kind, string code, params ReadOnlySpan<long> positions)
    {
        Censored += cases;
        _open?.Cases(cases, kind, code, positions);
    }

    /// <summary>Nobody reports it.</summary>
    /// <param name="positions">The events of it that would be counted if somebody did.</param>
    public void Unseen(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Unseen(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Unseen(string kind, string code, params ReadOnlySpan<long> positions)
    {
        NotObserved++;
        _notObserved?.Cases(1, kind, code, positions);
    }

    /// <summary>Nobody reports it of so many; not for one that keeps parts.</summary>
    public void Unseen(int many) => NotObserved += many;

    /// <summary>So many of the denominator that have not, some of whose stories are not over; not for one that keeps parts.</summary>
    public void Miss(int many, int open) => (Denominator, Censored) = (Denominator + many, Censored + open);

    /// <summary>So many that have what is counted, of so many; not for one that keeps evidence.</summary>
    public void Share(int numerator, int denominator) => (Numerator, Denominator) = (Numerator + numerator, Denominator + denominator);

    /// <summary>Starts anew; not for one that keeps evidence.</summary>
    public void Clear() => (Numerator, Denominator, Censored, NotObserved, Days, Hundredths) = (0, 0, 0, 0, 0, 0);

    /// <summary>Time at risk and observed, of which a rate's exposure is made.</summary>
    public void AtRisk(ProgrammeOn programme, int days)
    {
        Days += days;
        if (days > 0)
        {
            _base?.Add(Figures.Evidence.Programme, programme.Code, []);
        }
    }

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

    /// <summary>Adds events to the evidence, and to what the figure rests on, without counting anything.</summary>
    public void Behind(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        Behind(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void Behind(string kind, string code, params ReadOnlySpan<long> positions)
    {
        _counted?.Add(kind, code, positions);
        _base?.Add(kind, code, positions);
    }

    /// <summary>Says of one that is not counted that the figure rests on it all the same.</summary>
    public void RestsOn(ProgrammeOn programme, params ReadOnlySpan<long> positions) =>
        RestsOn(Figures.Evidence.Programme, programme.Code, positions);

    /// <summary>The same of a wave, a shock or a survey.</summary>
    public void RestsOn(string kind, string code, params ReadOnlySpan<long> positions) => _base?.Add(kind, code, positions);

    /// <summary>What was counted; null where it is not kept.</summary>
    public ValueList<Evidence>? Evidence() => _counted?.All();

    /// <summary>Those that are not counted, too; null where they are not kept.</summary>
    public FigureParts? Parts() => keep == Keep.Parts
        ? new(_counted!.Part(), _base!.Part(), _open!.Part(), _notObserved!.Part())
        : null;

    private sealed class Sources
    {
        private readonly List<(string Kind, string Code, List<long> Positions)> _all = [];
        private readonly Dictionary<(string Kind, string Code), int> _places = [];
        private int _cases;
        private int _last;
        private ValueList<Evidence>? _made;

        public void Cases(int many, string kind, string code, ReadOnlySpan<long> positions)
        {
            if (many > 0)
            {
                _cases += many;
                Add(kind, code, positions);
            }
        }

        // Whoever counts by shock or account comes back to a programme; it stands once, where it came first. Mostly the next case
        // is of the same.
        public void Add(string kind, string code, ReadOnlySpan<long> positions)
        {
            if (_last >= _all.Count || !ReferenceEquals(_all[_last].Code, code) || _all[_last].Kind != kind)
            {
                if (!_places.TryGetValue((kind, code), out _last))
                {
                    (_places[(kind, code)], _last) = (_all.Count, _all.Count);
                    _all.Add((kind, code, []));
                }
            }

            _all[_last].Positions.AddRange(positions);
            _made = null;
        }

        public FigurePart Part() => new(_cases, All());

        // Several figures may be made of one tally.
        public ValueList<Evidence> All() => _made ??= [.. _all.Select(e => new Evidence(e.Code, Ascending(e.Positions), e.Kind))];

        private static ValueList<long> Ascending(List<long> positions)
        {
            positions.Sort();
            var (ascending, count) = (positions.ToArray(), 0);
            foreach (var position in ascending)
            {
                if (count == 0 || ascending[count - 1] != position)
                {
                    ascending[count++] = position;
                }
            }

            return [.. ascending.AsSpan(0, count)];
        }
    }
}

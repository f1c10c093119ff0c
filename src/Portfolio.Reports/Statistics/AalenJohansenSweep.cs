namespace Portfolio.Reports.Statistics;

/// <summary>
/// Walks once through the times of a risk table, keeping the curves and each cluster's influence on them.
/// </summary>
internal sealed class AalenJohansenSweep
{
    private readonly RiskTable _risk;
    private readonly int _causes;
    private readonly Dictionary<int, int> _clusters = [];
    private readonly ClusterInfluence _influence;

    // As in ClusterInfluence: F and K by cause, and G.
    private readonly double[] _incidence;
    private readonly double[] _k;
    private double _g;

    private readonly double[] _change;
    private readonly double[] _incidenceError;
    private int _entered;
    private int _left;

    public AalenJohansenSweep(RiskTable risk, int causes)
    {
        (_risk, _causes) = (risk, causes);
        foreach (var spell in risk.ByExit)
            _clusters.TryAdd(spell.Cluster, _clusters.Count);
        _influence = new ClusterInfluence(_clusters.Count, causes);
        _incidence = new double[causes];
        _k = new double[causes];
        _change = new double[causes];
        _incidenceError = new double[causes];
    }

    /// <summary>The share that has not ended.</summary>
    public double Remaining { get; private set; } = 1;

    /// <summary>Standard error of <see cref="Remaining"/>.</summary>
    public double RemainingError { get; private set; }

    /// <summary>The share that has ended by a cause, the first at 0.</summary>
    public double Incidence(int cause) => _incidence[cause];

    /// <summary>Standard error of <see cref="Incidence"/>.</summary>
    public double IncidenceError(int cause) => _incidenceError[cause];

    /// <summary>Takes in the time with the next index.</summary>
    public void Advance(int index)
    {
        // Once nothing remains, no later event can move any curve: the estimate stands, as in R.
        if (Remaining == 0)
            return;

        Enter(_risk.Begun(_risk.Times[index]));
        var events = _risk.Events(index);
        double atRisk = _risk.AtRisk[index];
        var ended = 0;
        foreach (var count in events)
            ended += count;
        if (ended > 0)
            Step(events, atRisk, ended);

        var last = ended == (int)atRisk;
        Leave(_risk.Times[index], events: ended > 0, before: Remaining, atRisk, ended, last);
        if (ended == 0)
            return;

        Remaining = last ? 0 : Remaining * ((atRisk - ended) / atRisk);
        RemainingError = last ? 0 : Remaining * Math.Sqrt(_influence.Remaining(_g));
        for (var cause = 0; cause < _causes; cause++)
            _incidenceError[cause] = Math.Sqrt(_influence.Incidence(cause, _incidence[cause], _k[cause]));
    }

    private void Enter(int upTo)
    {
        for (; _entered < upTo; _entered++)
            AtRisk(_risk.ByEntry[_entered].Cluster, 1);
    }

    private void Step(ReadOnlySpan<int> events, double atRisk, int ended)
    {
        for (var cause = 0; cause < _causes; cause++)
        {
            var rise = Remaining * events[cause] / atRisk;
            _incidence[cause] += rise;
            _k[cause] += (_g - (1 / atRisk)) * rise;
        }

        if (ended < atRisk)
            _g += ended / (atRisk * (atRisk - ended));
    }

    private void Leave(double time, bool events, double before, double atRisk, int ended, bool last)
    {
        for (; _left < _risk.ByExit.Length && _risk.ByExit[_left].Exit == time; _left++)
        {
            var spell = _risk.ByExit[_left];
            if (events && spell.Cause > 0)
                End(spell, before, atRisk, ended, last);
            // At the last end of all the coefficients stay as they were: nothing is left that they could act on.
            if (!last)
                AtRisk(spell.Cluster, -1);
        }
    }

    /// <summary>The end of a spell moves its cluster's influence down on what remains and up on its cause.</summary>
    private void End(Spell spell, double before, double atRisk, int ended, bool last)
    {
        var down = last ? 0 : 1 / (atRisk - ended);
        for (var cause = 0; cause < _causes; cause++)
            _change[cause] = down * _incidence[cause];
        _change[spell.Cause - 1] += before / atRisk;
        _influence.Add(_clusters[spell.Cluster], 0, -down, _change);
    }

    /// <summary>
    /// Coming under observation, or leaving it, changes how a cluster's influence goes on, not what it is.
    /// </summary>
    private void AtRisk(int cluster, int sign)
    {
        for (var cause = 0; cause < _causes; cause++)
            _change[cause] = sign * ((_g * _incidence[cause]) - _k[cause]);
        _influence.Add(_clusters[cluster], sign, -sign * _g, _change);
    }
}

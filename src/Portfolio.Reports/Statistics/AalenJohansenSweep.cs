namespace Portfolio.Reports.Statistics;

/// <summary>
/// Walks once through the times of a risk table, keeping the curves and each cluster's influence on them.
/// </summary>
/// <param name="risk">With clusters numbered from 0.</param>
/// <param name="clusters">How many there are.</param>
/// <param name="ends">
/// For each incidence that is kept, the causes that count as its end, a bit each (the first cause is bit 0).
/// </param>
internal sealed class AalenJohansenSweep(RiskTable risk, int clusters, int[] ends)
{
    private readonly ClusterInfluence _influence = new(clusters, ends.Length);

    // As in ClusterInfluence: F and K by incidence, and G.
    private readonly double[] _incidence = new double[ends.Length];
    private readonly double[] _k = new double[ends.Length];
    private double _g;

    private readonly double[] _change = new double[ends.Length];
    private int _entered;

    /// <summary>The share that has not ended.</summary>
    public double Remaining { get; private set; } = 1;

    /// <summary>The share that has ended by the causes of an incidence.</summary>
    public double Incidence(int index) => _incidence[index];

    /// <summary>Standard error of <see cref="Remaining"/>.</summary>
    public double RemainingError() => Remaining == 0 ? 0 : Remaining * Math.Sqrt(_influence.Remaining(_g));

    /// <summary>Standard error of <see cref="Incidence"/>.</summary>
    public double IncidenceError(int index) => Math.Sqrt(_influence.Incidence(index, _incidence[index], _k[index]));

    /// <summary>Ends at a time of the risk table by the causes of an incidence.</summary>
    public int Events(int time, int index)
    {
        var count = 0;
        var events = risk.Events(time);
        for (var cause = 0; cause < events.Length; cause++)
            count += (ends[index] & (1 << cause)) != 0 ? events[cause] : 0;
        return count;
    }

    /// <summary>Takes in the time with the next index; whether any curve moved.</summary>
    public bool Advance(int index)
    {
        // Once nothing remains, no later event can move any curve: the estimate stands, as in R.
        if (Remaining == 0)
            return false;

        Enter(risk.Begun(risk.Times[index]));
        double atRisk = risk.AtRisk[index];
        var ended = 0;
        foreach (var count in risk.Events(index))
            ended += count;
        if (ended > 0)
            Step(index, atRisk, ended);

        var last = ended == (int)atRisk;
        Leave(index, events: ended > 0, before: Remaining, atRisk, ended, last);
        if (ended == 0)
            return false;

        Remaining = last ? 0 : Remaining * ((atRisk - ended) / atRisk);
        return true;
    }

    private void Enter(int upTo)
    {
        for (; _entered < upTo; _entered++)
            AtRisk(risk.ByEntry(_entered).Cluster, 1);
    }

    private void Step(int index, double atRisk, int ended)
    {
        for (var end = 0; end < ends.Length; end++)
        {
            var rise = Remaining * Events(index, end) / atRisk;
            _incidence[end] += rise;
            _k[end] += (_g - (1 / atRisk)) * rise;
        }

        if (ended < atRisk)
            _g += ended / (atRisk * (atRisk - ended));
    }

    private void Leave(int index, bool events, double before, double atRisk, int ended, bool last)
    {
        var (from, to) = risk.Leaving(index);
        for (var place = from; place < to; place++)
        {
            ref readonly var spell = ref risk.ByExit(place);
            if (events && spell.Cause > 0)
                End(spell, before, atRisk, ended, last);
            // At the last end of all the coefficients stay as they were: nothing is left that they could act on.
            if (!last)
                AtRisk(spell.Cluster, -1);
        }
    }

    /// <summary>The end of a spell moves its cluster's influence down on what remains and up on its cause.</summary>
    private void End(in Spell spell, double before, double atRisk, int ended, bool last)
    {
        var down = last ? 0 : 1 / (atRisk - ended);
        for (var end = 0; end < ends.Length; end++)
        {
            _change[end] = down * _incidence[end];
            if ((ends[end] & (1 << (spell.Cause - 1))) != 0)
                _change[end] += before / atRisk;
        }

        _influence.Add(spell.Cluster, 0, -down, _change);
    }

    /// <summary>
    /// Coming under observation, or leaving it, changes how a cluster's influence goes on, not what it is.
    /// </summary>
    private void AtRisk(int cluster, int sign)
    {
        // Before the first end there is nothing yet that it could act on: so it is for most.
        if (_g == 0)
        {
            _influence.Add(cluster, sign);
            return;
        }

        for (var end = 0; end < ends.Length; end++)
            _change[end] = sign * ((_g * _incidence[end]) - _k[end]);
        _influence.Add(cluster, sign, -sign * _g, _change);
    }
}

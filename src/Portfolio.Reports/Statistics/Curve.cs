using System.Collections.Immutable;

namespace Portfolio.Reports.Statistics;

/// <summary>A step function estimated from spells, right-continuous, with its pointwise intervals.</summary>
public sealed class Curve
{
    private readonly RiskTable _risk;
    private readonly Func<int, CurvePoint> _point;
    private readonly Lazy<ImmutableArray<CurvePoint>> _points;

    /// <param name="point">The step at a time of the risk table; most curves are read off at a time or two only.</param>
    internal Curve(
        string estimator, double level, double start, Func<int, CurvePoint> point, Spells spells, RiskTable risk)
    {
        Estimator = estimator;
        Level = level;
        Start = start;
        Spells = spells;
        (_risk, _point) = (risk, point);
        _points = new(() => [.. Enumerable.Range(0, risk.Times.Length).Select(point)]);
    }

    /// <summary>The estimator with its standard error and scale, as a page names it.</summary>
    public string Estimator { get; }

    /// <summary>The level of every interval.</summary>
    public double Level { get; }

    /// <summary>The value before the first step: 1 for what remains, 0 for an incidence.</summary>
    public double Start { get; }

    /// <summary>A step for each distinct time at which a spell ended or was censored, in order of time.</summary>
    public ImmutableArray<CurvePoint> Points => _points.Value;

    /// <summary>What went in.</summary>
    public Spells Spells { get; }

    /// <summary>How many steps there are.</summary>
    internal int Count => _risk.Times.Length;

    /// <summary>A step, made as it is asked for.</summary>
    internal CurvePoint Point(int index) => _point(index);

    /// <summary>Whether any spell was at risk at all.</summary>
    public bool HasData => _risk.Times.Length > 0;

    /// <summary>The last time at which anything was observed; null without data.</summary>
    public double? LastTime => HasData ? _risk.Times[^1] : null;

    /// <summary>
    /// The curve at a time: its last step not after it, with the number at risk at that very time; events and
    /// censorings are those at that very time too. R: <c>summary(fit, times = time)</c>.
    /// </summary>
    /// <returns>
    /// Null, "no data", without spells, and beyond the last time at which one was observed: the curve is not extended
    /// to where nobody looked. Only where all that were still observed ended does the last value hold for ever.
    /// </returns>
    public CurvePoint? At(double time)
    {
        if (!(double.IsFinite(time) && time >= 0))
            throw new ArgumentOutOfRangeException(nameof(time), time, "A curve is evaluated at a time of 0 or later.");
        if (!Reaches(time))
            return null;

        var index = _risk.IndexAt(time);
        if (index < 0)
            return new CurvePoint(time, _risk.CountAtRisk(time), 0, 0, Start, 0, null);
        return _risk.Times[index] == time
            ? _point(index)
            : _point(index) with { Time = time, AtRisk = _risk.CountAtRisk(time), Events = 0, Censored = 0 };
    }

    /// <summary>
    /// How many spells ended by the curve's cause, and how many were last seen open, up to and at a time.
    /// </summary>
    public (int Ended, int Censored) Until(double time)
    {
        var (ended, censored) = (0, 0);
        foreach (var point in Points)
        {
            if (point.Time > time)
                break;
            ended += point.Events;
            censored += point.Censored;
        }

        return (ended, censored);
    }

    /// <summary>Whether the curve says anything about a time.</summary>
    internal bool Reaches(double time) => HasData && (time <= _risk.Times[^1] || _risk.Censored[^1] == 0);
}

namespace Portfolio.Reports.Statistics;

/// <summary>The scale on which a pointwise interval of a curve is symmetric (R: <c>conf.type</c>).</summary>
public enum PointwiseScale
{
    /// <summary>log(−log p); the default: it stays within 0 and 1 and covers well in small groups.</summary>
    LogLog,

    /// <summary>log p, cut off at 1; R's own default.</summary>
    Log,

    /// <summary>p itself, cut off at 0 and 1.</summary>
    Plain,
}

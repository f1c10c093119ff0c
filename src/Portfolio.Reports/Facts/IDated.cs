namespace Portfolio.Reports.Facts;

/// <summary>A fact that carries its days, so that any day can be looked at without folding again.</summary>
public interface IDated<out TSelf>
    where TSelf : IDated<TSelf>
{
    /// <summary>The effective day from which it is a fact.</summary>
    DateOnly From { get; }

    /// <summary>The fact as it stood at the end of a day not before <see cref="From"/>: what came later is left off.</summary>
    TSelf Until(DateOnly day);
}

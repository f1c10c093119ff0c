namespace Portfolio.Reports.Figures;

/// <summary>What a tally keeps besides its counts.</summary>
internal enum Keep
{
    Nothing,

    /// <summary>What was counted.</summary>
    Counted,

    /// <summary>Also what the figure rests on without counting it, what is still open, and what is not observed.</summary>
    Parts,
}

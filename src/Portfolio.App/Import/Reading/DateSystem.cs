namespace Portfolio.App.Import.Reading;

/// <summary>How a spreadsheet counts days.</summary>
public enum DateSystem
{
    /// <summary>From 1900, with a 29 February 1900 that never was.</summary>
    From1900,

    /// <summary>From 1904, as old Macintosh files do: 1,462 days later.</summary>
    From1904,
}

namespace Portfolio.App.Import.Reading;

/// <summary>What kind of value a cell holds, where the file tells.</summary>
public enum CellKind
{
    Text,

    /// <summary>A number: digits with a point, as <see cref="NumberLook"/> shows it.</summary>
    Number,

    /// <summary>A day, written as <c>yyyy-MM-dd</c>, with a time of day behind it where there is one.</summary>
    Day,
}

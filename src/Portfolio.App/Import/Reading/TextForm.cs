namespace Portfolio.App.Import.Reading;

/// <summary>How a text file is written, where it is not to be found out.</summary>
/// <param name="Delimiter">What stands between its cells; null: found out.</param>
/// <param name="Quote">What stands round cells that hold a delimiter, a line break or a quote.</param>
public sealed record TextForm(char? Delimiter, char Quote);

namespace Portfolio.App.Import.Reading;

/// <summary>The records of a table, one after another, at flat memory.</summary>
public interface IRecords : IDisposable
{
    /// <summary>How many characters without meaning were shown as U+FFFD so far.</summary>
    int Replaced { get; }

    /// <summary>The next record, or null at the end.</summary>
    /// <exception cref="UnreadableFileException">The table breaks off, or holds more than is taken.</exception>
    TableRecord? Read();
}

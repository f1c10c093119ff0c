namespace Portfolio.App.Import;

/// <summary>Why files were not taken in: a problem by RFC 9457, and beside it the report; for the description only.</summary>
/// <param name="Type">The rule that was broken, as a URN.</param>
/// <param name="Title">The first problem in a sentence, for the person who asked.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="TraceId">Finds the request in the log.</param>
/// <param name="Files">What is wrong with each, with file, row, column and what was expected; in the order of their days.</param>
/// <param name="Problems">How many there are in all files together.</param>
/// <param name="Events">How many events of each type the good rows come to.</param>
internal sealed record ImportRefusal(
    string Type,
    string Title,
    int Status,
    string? TraceId,
    string Mapping,
    string Register,
    bool Preview,
    bool Recorded,
    IReadOnlyList<FileReport> Files,
    Guid? Import,
    bool Cancelled,
    int Rows,
    int Unchanged,
    int Problems,
    IReadOnlyDictionary<string, int> Events);

namespace Portfolio.App.Administration;

/// <summary>A free text that was taken out: which one it was, and nothing of what it said.</summary>
/// <param name="Position">Of its event.</param>
/// <param name="Name">Which of the event’s texts.</param>
/// <param name="Commitment">
/// SHA-256 over its salt and the text, lower-case hex, as the event’s leaf holds it: another history may have another text in
/// the same place.
/// </param>
public sealed record TakenText(long Position, string Name, string Commitment);

namespace Portfolio.Domain.Programmes;

/// <summary>A programme that is to find something out: an end that its plan foresaw is not a drop.</summary>
/// <param name="Criterion">
/// What result would make it a success. A fact on one line, and not a text that can be redacted: whether it was met means
/// nothing without it.
/// </param>
public sealed record Experiment(string Criterion);

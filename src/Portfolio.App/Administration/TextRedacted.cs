using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>Free texts of an event were taken out for cause; why is kept as the text <c>reason</c>.</summary>
/// <param name="Position">The event.</param>
/// <param name="Texts">The names of the texts.</param>
public sealed record TextRedacted(long Position, ValueList<string> Texts) : DomainEvent;

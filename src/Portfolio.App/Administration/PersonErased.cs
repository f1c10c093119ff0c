using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>A person’s name was erased for good; what is on record of the id stays. Why is kept as the text <c>reason</c>.</summary>
/// <param name="Person">The id.</param>
public sealed record PersonErased(string Person) : DomainEvent;

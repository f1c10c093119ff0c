namespace Portfolio.App.Web;

/// <summary>One of the things that are wrong with a request.</summary>
/// <param name="Field">JSON path of the field at fault, <c>causes[0]</c>; null where it is the whole.</param>
/// <param name="Rule">The rule's stable name, in kebab case.</param>
/// <param name="Sentence">For the person who sent it.</param>
public sealed record ProblemError(string? Field, string Rule, string Sentence);

using Microsoft.AspNetCore.Mvc;

namespace Portfolio.App.Commands.Bulk;

/// <summary>A place in the list of what was given: a command to carry out, or why it is none.</summary>
/// <param name="Place">Where it stands in the request, as a JSON path: <c>commands[3]</c>.</param>
internal sealed record BulkEntry(string Place, GivenCommand? Given, ProblemDetails? Problem)
{
    /// <summary>What became of it, once it was carried out.</summary>
    public CommandOutcome? Outcome { get; set; }
}

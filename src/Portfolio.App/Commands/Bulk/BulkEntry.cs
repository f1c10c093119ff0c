using Microsoft.AspNetCore.Mvc;

namespace Portfolio.App.Commands.Bulk;

/// <summary>A place in the list of what was given.</summary>
/// <param name="Place">Where it stands in the request, as a JSON path: <c>commands[3]</c>.</param>
internal abstract record BulkEntry(string Place)
{
    /// <summary>What is no command, or none that may be given, and why.</summary>
    public sealed record Refused(string Place, ProblemDetails Problem) : BulkEntry(Place);

    /// <summary>A command to carry out.</summary>
    public sealed record ToDo(string Place, GivenCommand Given) : BulkEntry(Place)
    {
        /// <summary>What became of it.</summary>
        /// <exception cref="InvalidOperationException">It was not carried out yet.</exception>
        public CommandOutcome Outcome
        {
            get => field ?? throw new InvalidOperationException($"{Place} was not carried out yet.");
            set;
        }
    }
}

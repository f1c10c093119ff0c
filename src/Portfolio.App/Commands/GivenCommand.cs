using Portfolio.App.Node;

namespace Portfolio.App.Commands;

/// <summary>A command that somebody gave, by whichever way: it has its shape, and nothing more is known of it.</summary>
/// <param name="Code">Of what it is about, where that stands beside its fields; else null.</param>
/// <param name="Body">The command, of the type that <see cref="CommandDescription.Json"/> describes.</param>
/// <param name="IfVersion">What the caller has seen; null: it is decided on whatever there is.</param>
public sealed record GivenCommand(CommandDescription Description, string? Code, object Body, Envelope Envelope, IfVersion? IfVersion = null)
{
    public Task<CommandOutcome> RunAsync(CommandPlace place, CancellationToken cancellation) =>
        Description.Run(this, place, cancellation);
}

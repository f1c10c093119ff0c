using System.Text.Json.Nodes;
using Portfolio.App.Node;

namespace Portfolio.App.Commands;

/// <summary>What became of a command that was given.</summary>
/// <param name="More">What is told beside it, this once: the tokens of invitations.</param>
public sealed record CommandOutcome(Answer Answer, JsonObject? More = null)
{
    public static implicit operator CommandOutcome(Answer answer) => new(answer);
}

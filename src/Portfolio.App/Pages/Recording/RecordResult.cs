using System.Text.Json.Nodes;
using Portfolio.App.Node;

namespace Portfolio.App.Pages.Recording;

/// <summary>What became of a form that was sent.</summary>
/// <param name="Form">As it is shown again, where it was not recorded.</param>
/// <param name="Status">Of HTTP.</param>
public sealed record RecordResult(RecordForm Form, int Status)
{
    /// <summary>Null: it was not recorded.</summary>
    public Answer.Done? Done { get; init; }

    /// <summary>What is told this once: the tokens of invitations.</summary>
    public JsonObject? More { get; init; }
}

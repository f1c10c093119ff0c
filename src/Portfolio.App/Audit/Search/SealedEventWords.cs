using System.Globalization;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Node;
using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Audit.Search;

/// <summary>An event whole, in lines for people: what its leaf commits to, and whether it does.</summary>
internal sealed class SealedEventWords(People people)
{
    public IEnumerable<string> Lines(SealedEventModel e) =>
    [
        $"Position {Say.Count(e.Position)}: {e.Type} (schema {e.Schema}) in {e.Stream}, version {e.Version}",
        $"Effective {Say.Iso(e.EffectiveOn)}, reported {Say.Iso(e.ReportedOn)}, recorded {e.RecordedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)}",
        $"By {Named(e.Actor)}, {e.Role}, by {e.Way}",
        $"Command {e.CommandId}{Key(e)}, correlation {e.CorrelationId}{(e.CausedBy is { } cause ? $", caused by position {Say.Count(cause)}" : "")}",
        .. e.Source is null ? Array.Empty<string>() : [$"Source {e.Source.ToJsonString()}"],
        $"Facts {e.DataText}",
        .. e.Texts.Select(Text),
        .. e.RetractedBy is { } by ? [$"Taken back at position {Say.Count(by)}"] : Array.Empty<string>(),
        e.LeafHash == e.RecomputedLeafHash
            ? $"Leaf {e.LeafHash}, as it comes out of all this hashed anew"
            : $"Leaf {e.LeafHash} in the ledger, and all this hashed anew gives {e.RecomputedLeafHash}: something was altered",
        .. e.Inclusion is { } proof ? ProofWords.Of(proof) : [],
    ];

    private string Named(string id) => people.Knows(id) ? $"{people.NameOf(id)} ({id})" : id;

    private static string Key(SealedEventModel e) => e.CommandKey is { } key
        ? string.Create(CultureInfo.InvariantCulture, $", the first of {e.CommandSize} under the key {key} with the content {e.CommandHash}")
        : "";

    private static string Text(SealedTextModel text) => text.State switch
    {
        TextState.AsRecorded => $"Text {text.Name}, as recorded: {text.Content}",
        TextState.Redacted => string.Create(CultureInfo.InvariantCulture, $"Text {text.Name}, redacted at position {text.RedactedBy}"),
        TextState.Altered => $"Text {text.Name}, not what was recorded: {text.Content}",
        _ => $"Text {text.Name} is gone, and no redaction of it is on the record",
    };
}

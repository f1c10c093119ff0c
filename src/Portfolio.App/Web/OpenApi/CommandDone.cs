using System.Text.Json.Nodes;
using Portfolio.App.Commands;

namespace Portfolio.App.Web.OpenApi;

/// <summary>The answer to a command that was done; for the description only.</summary>
/// <param name="Version">The stream's version after it; the ETag.</param>
/// <param name="Position">In the ledger.</param>
/// <param name="Repeated">It had been done before, under the same key.</param>
/// <param name="Recorded">What was recorded; nothing, if it changed nothing.</param>
/// <param name="Changes">How much others had recorded since the version that was named; left out, nothing.</param>
/// <param name="Meanwhile">What that was, the newest of it.</param>
/// <param name="Tokens">Of invitations to a survey: shown this once.</param>
internal sealed record CommandDone(
    int Version, long Position, bool Repeated, IReadOnlyList<EventShown> Recorded, int? Changes = null,
    IReadOnlyList<Meanwhile>? Meanwhile = null, IReadOnlyList<string>? Tokens = null);

/// <summary>A recorded event; for the description only.</summary>
/// <param name="Data">Its facts.</param>
/// <param name="Texts">The names of its free texts.</param>
internal sealed record EventShown(
    long Position, string Stream, int Version, string Type, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt,
    string Actor, string Role, string Way, Guid CommandId, JsonObject Data, IReadOnlyList<string>? Texts = null);

/// <summary>An event with its texts; for the description only.</summary>
/// <param name="Retracted">Whether it was taken back.</param>
/// <param name="Texts">Its free texts by name; one that is no longer held is null.</param>
internal sealed record EventInHistory(
    long Position, string Stream, int Version, string Type, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt,
    string Actor, string Role, string Way, Guid CommandId, JsonObject Data, bool Retracted, IReadOnlyDictionary<string, string?> Texts);

/// <summary>All of a record; for the description only.</summary>
/// <param name="Basis">“recorded” or “reported”.</param>
internal sealed record HistoryShown(int Version, long Position, string Basis, IReadOnlyList<EventInHistory> Events);

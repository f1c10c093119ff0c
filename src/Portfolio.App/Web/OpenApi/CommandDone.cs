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

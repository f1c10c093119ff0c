using Portfolio.App.Organisations;

namespace Portfolio.App.BoardPacks;

/// <summary>A board pack, held against the report computed again.</summary>
/// <param name="Pack">As published.</param>
/// <param name="PublishedAt">The position of its publishing in the ledger.</param>
/// <param name="RecordedAt">When it was published.</param>
/// <param name="PublishedBy">Who did.</param>
/// <param name="Computed">SHA-256 of the report as computed now, from what was known at the pack's position; null where it cannot be.</param>
/// <param name="Same">Whether that is what was published.</param>
/// <param name="Fault">Why it cannot be computed again; null where it can.</param>
public sealed record BoardPackChecked(
    BoardPackRow Pack, long PublishedAt, DateTimeOffset RecordedAt, string PublishedBy, string? Computed, bool Same, string? Fault);

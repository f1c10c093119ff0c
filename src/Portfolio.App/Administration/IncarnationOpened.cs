using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>
/// The ledger goes on although it is not the continuation of what was known of it (restored to an earlier point, promoted
/// without the last events); why is kept as the text <c>reason</c>.
/// </summary>
/// <param name="Incarnation">The number of the new incarnation.</param>
/// <param name="Size">How many events it goes on from.</param>
/// <param name="Root">The root of the tree over them, in hexadecimal digits.</param>
/// <param name="KnownSize">How many events were vouched for before, where that is known.</param>
/// <param name="KnownRoot">The root over those.</param>
public sealed record IncarnationOpened(
    int Incarnation, long Size, string Root, long? KnownSize = null, string? KnownRoot = null) : DomainEvent;

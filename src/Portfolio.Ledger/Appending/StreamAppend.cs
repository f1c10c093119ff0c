using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>The events that one command adds to one stream.</summary>
/// <param name="Stream">The stream's name; compared byte for byte.</param>
/// <param name="Expected">The version at which the command was decided.</param>
/// <param name="Events">At least one.</param>
public sealed record StreamAppend(string Stream, ExpectedVersion Expected, ImmutableArray<NewEvent> Events);

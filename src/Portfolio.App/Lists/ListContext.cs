using Portfolio.Domain;

namespace Portfolio.App.Lists;

/// <summary>What a filter may know: the organisation as it was known, and the day the list speaks of.</summary>
internal sealed record ListContext(Organisation Organisation, DateOnly AsOf);

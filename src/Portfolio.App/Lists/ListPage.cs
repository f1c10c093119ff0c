namespace Portfolio.App.Lists;

/// <summary>A page of a list, with what is not on it counted.</summary>
/// <param name="Total">How many fit the filters, on all pages together.</param>
/// <param name="All">How many there are at all.</param>
/// <param name="Next">Give it as <c>cursor</c>, with the same filters and sort, for the next page; null on the last.</param>
/// <param name="Position">Nothing recorded after it is shown, on this page and on those that follow it.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int All, string? Next, long Position, DateOnly AsOf);

namespace Portfolio.App.Audit.Accesses;

/// <summary>A page of the access log as it is answered; <see cref="AccessesJson"/> writes the same for <c>--json</c>.</summary>
/// <param name="From">Number of the first entry of this page.</param>
/// <param name="Total">How many entries fit on all pages together.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
internal sealed record AccessPage(IReadOnlyList<AccessModel> Entries, long From, long To, long Total, string? Next)
{
    public static AccessPage Of(AccessesFound found) => new(
        [.. found.Entries.Select(AccessModel.Of)], found.Read.From, found.Read.To, found.Read.Total, AccessQuery.Next(found.Read));
}

/// <summary>An entry of the access log as it is answered.</summary>
internal sealed record AccessModel(
    long Id, DateTimeOffset At, string Kind, string? Person, string? Role, string Method, string Address, string Parameters,
    int Status, long Bytes, long? Rows, int Milliseconds)
{
    public static AccessModel Of(KeptAccess kept)
    {
        var e = kept.Entry;
        return new(
            kept.Id, e.At, e.Kind.ToString().ToLowerInvariant(), e.Person, e.Role, e.Method, e.Address, e.Parameters,
            e.Status, e.Bytes, e.Rows, e.Milliseconds);
    }
}

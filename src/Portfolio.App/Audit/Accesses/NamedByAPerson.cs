namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// Of an endpoint whose address holds a name that somebody made up, and that may be a person's: the access log keeps the
/// pattern of the address in its place.
/// </summary>
internal sealed class NamedByAPerson;

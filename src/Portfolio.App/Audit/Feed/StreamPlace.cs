using System.Globalization;
using Portfolio.App.Node;

namespace Portfolio.App.Audit.Feed;

/// <summary>
/// How far a reader of the stream has come, as the ids of the stream say it: <c>INCARNATION.POSITION</c>. After a restore
/// other events may stand in the same positions, and a position alone would pass over them.
/// </summary>
/// <param name="Incarnation">The incarnation in which the event there was recorded; null where a position alone was given.</param>
/// <param name="Position">Everything up to it was read.</param>
internal sealed record StreamPlace(int? Incarnation, long Position)
{
    public static StreamPlace At(View view, long position) => new(view.IncarnationAt(position), position);

    /// <summary>Reads an id of the stream, or a position alone.</summary>
    public static StreamPlace? Read(string text)
    {
        var (dot, incarnation) = (text.IndexOf('.', StringComparison.Ordinal), 0);
        return (dot < 0 || (TryNumber(text.AsSpan(0, dot), out incarnation) && incarnation > 0))
            && long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? new StreamPlace(dot < 0 ? null : incarnation, position)
                : null;
    }

    /// <summary>
    /// Whether what was read up to here is not what a view holds there, as far as its ids tell; false of what the view has yet
    /// to come to.
    /// </summary>
    public bool IsLeftBehind(View view) => Incarnation is { } read && !IsAheadOf(view)
        && (Position > view.Position ? view.KeptOf(read) < Position : view.IncarnationAt(Position) != read);

    /// <summary>Whether a view has yet to come to the incarnation: its node reads the ledger anew.</summary>
    public bool IsAheadOf(View view) => Incarnation > view.IncarnationAt(view.Position);

    public override string ToString() => Incarnation is { } incarnation
        ? string.Create(CultureInfo.InvariantCulture, $"{incarnation}.{Position}")
        : Position.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

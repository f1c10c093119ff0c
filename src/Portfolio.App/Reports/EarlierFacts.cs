using Portfolio.Domain;
using Portfolio.Reports.Facts;

namespace Portfolio.App.Reports;

/// <summary>
/// What was known at earlier positions, kept since it never changes: mostly the facts of all that is known now. Only the position asked last is held on to: whoever
/// moves through a report stays there. The one before is kept for as long as memory is plentiful.
/// </summary>
internal sealed class EarlierFacts
{
    private readonly Lock _turn = new();
    private Entry? _last;
    private WeakReference<Entry>? _before;

    public (IReadOnlyList<ProgrammeFacts> Facts, Organisation Organisation) Of(
        (int History, long KnownAt, DateOnly Latest, DateOnly? SaidBy) known, Func<(IReadOnlyList<ProgrammeFacts>, Organisation)> fold) =>
        Find(known, fold).Folded.Value;

    private Entry Find((int History, long KnownAt, DateOnly Latest, DateOnly? SaidBy) known, Func<(IReadOnlyList<ProgrammeFacts>, Organisation)> fold)
    {
        lock (_turn)
        {
            if (_last is null || _last.Known != known)
            {
                var before = _before is not null && _before.TryGetTarget(out var kept) && kept.Known == known ? kept : null;
                _before = _last is null ? null : new(_last);
                _last = before ?? new(known, new(fold));
            }

            return _last;
        }
    }

    private sealed record Entry(
        (int History, long KnownAt, DateOnly Latest, DateOnly? SaidBy) Known, Lazy<(IReadOnlyList<ProgrammeFacts>, Organisation)> Folded);
}

using Portfolio.Domain.Programmes;

namespace Portfolio.App.Node;

/// <summary>
/// How many events a node holds in memory. Of older ones it keeps what they came to (the latest state of each programme,
/// the organisation), and reads them from PostgreSQL when they are asked for: slower, and the same.
/// </summary>
/// <param name="Events">At least so many of the newest are held; an eighth more before any are let go of.</param>
internal sealed record MemoryBound(long Events, OldEvents Old)
{
    public View Keep(View view)
    {
        if (view.Log.Held <= Events + Math.Max(Events / 8, EventLog.ChunkSize))
        {
            return view;
        }

        var log = view.Log.Forget(view.Position - Events, Old);
        var programmes = view.Programmes.ToBuilder();
        foreach (var (stream, history) in view.Programmes)
        {
            if (history.FirstHeld <= log.FirstHeld)
            {
                programmes[stream] = Forget(stream, history);
            }
        }

        return view with { Log = log, Programmes = programmes.ToImmutable() };
    }

    private ProgrammeHistory Forget(string stream, ProgrammeHistory history) =>
        history.Forget(count => Old.Stream(stream, count));
}

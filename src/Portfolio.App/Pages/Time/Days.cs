using Portfolio.App.Node;

namespace Portfolio.App.Pages.Time;

internal static class Days
{
    /// <summary>The first day that anything on record happened; where nothing is, the first day there is.</summary>
    public static DateOnly FirstDay(this View view)
    {
        DateOnly? first = null;
        foreach (var history in view.Programmes.Values)
        {
            if (history.FirstDay is { } day && !(first < day))
            {
                first = day;
            }
        }

        return first ?? DateOnly.FromDateTime(DateTime.UnixEpoch);
    }
}

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
            if (history.Standing.Count > 0 && !(first < history.Standing[0].EffectiveOn))
            {
                first = history.Standing[0].EffectiveOn;
            }
        }

        return first ?? DateOnly.FromDateTime(DateTime.UnixEpoch);
    }
}

namespace Portfolio.App.Node;

/// <summary>Time zones by their IANA names.</summary>
internal static class Zones
{
    /// <summary>The zone; UTC where this machine does not know it (a setting is refused unless the writing node knew it).</summary>
    public static TimeZoneInfo Of(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}

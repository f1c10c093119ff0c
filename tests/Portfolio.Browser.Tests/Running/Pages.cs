namespace Portfolio.Browser.Tests.Running;

/// <summary>Every page there is.</summary>
internal static class Pages
{
    public static readonly string[] All =
    [
        "/", "/?day=2025-08-15&known=then", "/programmes", "/programmes?state=Stalled", StoryOfCrm.Path,
        $"{StoryOfCrm.Path}?basis=reported&asOf=2025-08-15", "/reports/board", "/reports/stalls",
        "/reports/phase-2?by=department", "/reports/sponsors", "/reports/re-baselines", "/nowhere", "/denied",
    ];
}

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

    /// <summary>Those for auditors alone.</summary>
    public static readonly string[] OfAudit =
    [
        "/audit", "/audit?person=Ada&effectiveFrom=2025-01-01", "/audit?type=Nonsense", "/audit/events/1", "/audit/events/1?verify=true",
        $"/audit/compare?stream={StoryOfCrm.Code}&from=2025-08-15", "/audit/compare?from=2025-03-31&to=2025-08-31", "/audit/proof", "/audit/access",
    ];

    /// <summary>Those for administrators alone.</summary>
    public static readonly string[] OfAdministration = ["/administration/web-hooks"];
}

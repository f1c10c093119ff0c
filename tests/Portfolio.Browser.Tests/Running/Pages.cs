namespace Portfolio.Browser.Tests.Running;

/// <summary>Every page there is.</summary>
internal static class Pages
{
    public static readonly string[] All =
    [
        "/", "/?day=2025-08-15&known=then", "/programmes", "/programmes?state=Stalled", StoryOfCrm.Path,
        $"{StoryOfCrm.Path}?basis=reported&asOf=2025-08-15", "/reports/board", "/reports/stalls",
        "/reports/phase-2?by=department", "/reports/sponsors", "/reports/re-baselines", "/reports/watchlist?compare=asOf:2025-05-31", "/reports/stalls/evidence?table=causes&row=1", "/reports/stalls/evidence?figure=everStalled&part=base", "/board-packs",
        "/nowhere", "/denied",
    ];

    /// <summary>Those for the PMO alone: lists with what they offer, forms of every kind of field.</summary>
    public static readonly string[] OfPmo =
    [
        "/programmes", StoryOfCrm.Path, "/record/stall/CRM/2", "/record/add-scope-item/CRM/2?promises[0].account=", "/record/report-status/CRM/2",
        "/record/swap-sponsor/CRM/2?to=Ada", "/record/retract/CRM/2", "/record/split/CRM/2", "/record/approve-budget/CRM/2", "/record/describe/CRM/2",
        "/record/open-wave?drivers[0]=Speed", "/record/open-survey", "/record/propose", "/bulk?programme=CRM/2", "/bulk/put-on-hold?programme=CRM/2", "/bulk/swap-sponsor?programme=CRM/2",
        "/organisation", "/organisation/accounts", "/shocks", "/waves", "/surveys", "/lists/programmes?limit=5", "/lists/people",
    ];

    /// <summary>Those for administrators alone.</summary>
    public static readonly string[] OfAdministration =
    [
        "/administration", "/administration/people", "/administration/people/ada/erase", "/administration/settings", "/record/change-setting?name=stallDays&value=60",
        "/administration/web-hooks",
    ];

    /// <summary>Those for auditors alone.</summary>
    public static readonly string[] OfAudit =
    [
        "/audit", "/audit?person=Ada&effectiveFrom=2025-01-01", "/audit?type=Nonsense", "/audit/events/1", "/audit/events/1?verify=true",
        $"/audit/compare?stream={StoryOfCrm.Code}&from=2025-08-15", "/audit/compare?from=2025-03-31&to=2025-08-31", "/audit/proof", "/audit/proof?from=3", "/audit/access",
    ];
}

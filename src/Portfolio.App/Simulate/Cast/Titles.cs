using System.Globalization;

namespace Portfolio.App.Simulate.Cast;

/// <summary>What programmes, phases and scope items are called.</summary>
internal static class Titles
{
    private static readonly (string Code, string Title)[] Subjects =
    [
        ("ONB", "Onboarding"), ("CARE", "Care Desk"), ("CLM", "Claims"), ("BILL", "Billing"), ("LOY", "Loyalty"),
        ("SELF", "Self-Service"), ("APP", "Customer App"), ("FIELD", "Field Visits"), ("VOC", "Voice of the Customer"),
        ("CRM", "Customer Record"), ("CMP", "Complaints"), ("PRC", "Fair Pricing"), ("PRT", "Partner Portal"),
        ("DLV", "Delivery Promise"), ("RNW", "Renewals"), ("KEY", "Key Accounts"), ("SUP", "Technical Support"),
        ("RET", "Returns"), ("ACC", "Accessibility"), ("DAT", "Customer Data"),
    ];

    private static readonly string[] Aims =
    [
        "Renewal", "Made Simple", "Transformation", "First Time Right", "Consolidation", "Modernisation", "Recovery",
        "Acceleration", "Reset", "Roll-out", "Harmonisation", "in One Day", "Next Generation", "Without Paper",
    ];

    private static readonly string[] Regions =
        ["", "", "", " North", " South", " Scotland", " Wales", " Ireland", " Europe", " for Small Business"];

    private static readonly string[] Features =
    [
        "single sign-on", "status tracking", "call-back on request", "proactive alerts", "live chat", "one invoice",
        "address change online", "complaint follow-up within five days", "named contact", "Saturday service",
        "translated letters", "refund in two days", "usage dashboard", "self-booked visits", "account health review",
        "spare parts catalogue", "e-signature", "outage map", "consent centre", "survey after each visit",
        "credit on delay", "contract search", "knowledge base", "mobile payments", "history in one place",
    ];

    private static readonly string[] Phases =
        ["Foundations", "Roll-out", "Wider reach", "Refinement", "Completion", "Further steps", "Remainder"];

    public static readonly IReadOnlyList<string> Purposes =
    [
        "Customers have told us for three years that this takes too long; halve the time it takes.",
        "One place for a customer to see what we know and what we promised.",
        "Fewer reasons to call, and somebody who knows the answer when they do.",
        "Keep the promise made to our largest accounts at renewal.",
        "Replace four ways of doing one thing by one that customers like best.",
    ];

    public static (string Code, string Title) Programme(int number, Dice dice)
    {
        var (code, subject) = dice.Pick(Subjects);
        return (
            string.Create(CultureInfo.InvariantCulture, $"{code}-{number:0000}"),
            $"{subject} {dice.Pick(Aims)}{dice.Pick(Regions)}");
    }

    public static string Phase(int number) =>
        number <= Phases.Length ? Phases[number - 1] : string.Create(CultureInfo.InvariantCulture, $"Stage {number}");

    public static string Item(Dice dice)
    {
        var feature = dice.Pick(Features);
        return char.ToUpperInvariant(feature[0]) + feature[1..];
    }
}

using Portfolio.Domain.Departments;

namespace Portfolio.App.Simulate.Cast;

/// <summary>The departments, those above before those below.</summary>
internal static class Offices
{
    public static readonly IReadOnlyList<OpenDepartment> All =
    [
        new("CUSTOMER", "Customer Group"),
        new("CUST-CARE", "Customer Care", "CUSTOMER"),
        new("CUST-ONB", "Onboarding", "CUSTOMER"),
        new("CUST-INSIGHT", "Customer Insight", "CUSTOMER"),
        new("CUST-CLAIMS", "Claims and Complaints", "CUSTOMER"),
        new("COMMERCIAL", "Commercial Group"),
        new("COM-SALES", "Sales", "COMMERCIAL"),
        new("COM-MKT", "Marketing", "COMMERCIAL"),
        new("COM-PRICING", "Pricing and Products", "COMMERCIAL"),
        new("COM-PARTNERS", "Partners", "COMMERCIAL"),
        new("OPERATIONS", "Operations Group"),
        new("OPS-FIELD", "Field Service", "OPERATIONS"),
        new("OPS-SUPPLY", "Supply and Logistics", "OPERATIONS"),
        new("OPS-BILLING", "Billing", "OPERATIONS"),
        new("TECHNOLOGY", "Technology Group"),
        new("TECH-DIGITAL", "Digital Channels", "TECHNOLOGY"),
        new("TECH-DATA", "Data and Analytics", "TECHNOLOGY"),
        new("TECH-PLATFORM", "Platforms", "TECHNOLOGY"),
        new("CORPORATE", "Corporate Group"),
        new("CORP-PEOPLE", "People", "CORPORATE"),
        new("CORP-RISK", "Risk and Regulation", "CORPORATE"),
    ];

    /// <summary>Those that run programmes.</summary>
    public static readonly IReadOnlyList<string> Running = [.. All.Where(d => d.Parent is not null).Select(d => d.Code)];
}

using Portfolio.Domain;

namespace Portfolio.App.Simulate.Cast;

/// <summary>Why things happen, in the domain's causes and in somebody's words.</summary>
internal static class Reasons
{
    private static readonly (Derailer, double)[] Weights =
    [
        (Derailer.OvershadowedByOtherInitiatives, 18), (Derailer.CompetingDuties, 14), (Derailer.Reorganisation, 8),
        (Derailer.NewSeniorLeader, 5), (Derailer.TeamReassigned, 10), (Derailer.SilodDelivery, 8),
        (Derailer.DepartmentBlindsided, 4), (Derailer.NoCustomerStrategy, 5), (Derailer.LostSightOfCustomer, 4),
        (Derailer.DistortedExecutiveView, 3), (Derailer.NoViableActionPlan, 6), (Derailer.EconomicUncertainty, 5),
        (Derailer.SupplierOrTechnology, 10), (Derailer.Other, 2),
    ];

    public static readonly IReadOnlyList<string> Swap =
    [
        "Moved to another role.", "Left the company.", "Portfolio of duties reshuffled.", "Retired.",
        "Took over another group.",
    ];

    public static readonly IReadOnlyList<string> Vacated = ["Left at short notice.", "Seconded to another programme.", "Long-term leave."];

    public static readonly IReadOnlyList<string> Hold =
        ["Waiting for the regulator’s decision.", "Paused over the peak season.", "Waiting for the budget round."];

    public static readonly IReadOnlyList<string> Closing =
    [
        "The benefits of the first phase are in; the rest was never funded.", "The team is needed elsewhere.",
        "What is left is taken up with the accounts one by one.",
    ];

    public static readonly IReadOnlyList<string> Moved =
        ["Supplier delivers later than agreed.", "Scope was agreed late.", "Dependency on another programme.", "Testing found more than expected."];

    public static readonly IReadOnlyList<string> Money = ["Savings round.", "New estimate after tender.", "Prices have risen.", "Contingency released."];

    public static readonly IReadOnlyList<string> Narratives =
    [
        "On plan. The next release is with the pilot accounts.", "Progress is steady; two dependencies are open.",
        "The team lost two people; the plan is under review.", "Customers in the pilot like what they see.",
        "Decisions on scope are waiting for the board.", "The supplier has promised a new date.",
    ];

    public const string OtherCause = "A strike at a supplier of a supplier.";

    public static readonly IReadOnlyList<string> Reopening =
        ["Customers asked for what was left undone.", "A new sponsor takes it up again.", "Money was found after all."];

    public const string Splitting = "A part of it has grown into something of its own.";

    public const string Merging = "It serves the same customers and shares a team: one programme again.";

    public const string Learnt = "Customers use it where it is shown to them, and forget it where it is not.";

    public const string Overriding = "The board has seen the open points and does not share the view.";

    public const string Superseding = "A figure was corrected after the report had gone out.";

    public const string Retracting = "Recorded with the wrong programme.";

    /// <summary>One to three causes, all different, those that are plain from what happened lately first.</summary>
    public static ValueList<Derailer> Causes(Dice dice, bool afterSwap, bool afterCut)
    {
        var causes = new List<Derailer>(3);
        if (afterSwap && dice.Chance(0.7))
        {
            causes.Add(Derailer.SponsorChange);
        }

        if (afterCut && dice.Chance(0.7))
        {
            causes.Add(Derailer.BudgetCut);
        }

        do
        {
            var one = dice.Pick(Weights);
            if (!causes.Contains(one))
            {
                causes.Add(one);
            }
        }
        while (causes.Count < 3 && dice.Chance(0.35));

        return causes.ToValueList();
    }

    /// <summary>The text that the cause "Other" needs.</summary>
    public static string? Other(ValueList<Derailer> causes) => causes.Contains(Derailer.Other) ? OtherCause : null;
}

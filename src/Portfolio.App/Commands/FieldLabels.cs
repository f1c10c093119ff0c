using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Commands;

/// <summary>What people call a field: its name in words, but where that needs the command to be understood.</summary>
internal static class FieldLabels
{
    public static string Of(Type command, string field) => (command.Name, field) switch
    {
        (nameof(Rebaseline), "to") => "New finish",
        (nameof(ReforecastMilestone), "to") => "Expected on",
        (nameof(CutBudget) or nameof(RestoreBudget) or nameof(RestateBudget), "to") => "Budget after it",
        (nameof(ApproveBudget), "amount") => "Budget after it",
        (nameof(SwapSponsor), "from") => "Sponsor who goes",
        (nameof(SwapSponsor), "to") => "Person who takes over",
        (nameof(EscalateFeedbackAction) or nameof(EscalateResponseAction), "to") => "Person it goes to",
        (nameof(OverrideStatus), "to") => "Status",
        (nameof(TransferScopeItem), "to") => "Programme that takes it over",
        (nameof(TransferScopeItem), "asItem") => "Code there",
        (nameof(Merge), "into") => "Programme it goes on in",
        (nameof(Split), "into") => "New programmes",
        (nameof(LinkOutcome) or nameof(Promise), "by") => "By",
        (nameof(LearnOutcome), "on") => "Ended on",
        (nameof(CancelPhase), "moveItemsTo") => "Move its items to phase",
        (nameof(CancelPhase), "moveItemsToLater") => "Move its items to “later”",
        (_, "toLater") => "To “later”",
        (_, "number") => "Phase",
        (_, "otherCause") => "Other cause",
        (_, "notRatedBecause") => "Not rated because",
        _ => Say.Of(field),
    };
}

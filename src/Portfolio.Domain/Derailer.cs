namespace Portfolio.Domain;

/// <summary>
/// What throws a programme off: the causes of stalls, drops, deferrals and re-baselines alike, several at a time.
/// </summary>
public enum Derailer
{
    OvershadowedByOtherInitiatives,
    CompetingDuties,
    BudgetCut,
    Reorganisation,
    NewSeniorLeader,
    SponsorChange,
    TeamReassigned,
    SilodDelivery,
    DepartmentBlindsided,
    NoCustomerStrategy,
    LostSightOfCustomer,
    DistortedExecutiveView,
    NoViableActionPlan,
    EconomicUncertainty,
    SupplierOrTechnology,

    /// <summary>The programme was completed and left this undelivered: how "Phase 2 never happened" is recorded.</summary>
    ProgrammeClosedWithoutIt,

    /// <summary>Something else; goes with a text that says what.</summary>
    Other,
}

namespace Portfolio.Reports.Forecast;

/// <summary>
/// What may be true of an item that waits in "Phase 2", as known on a day. Each is a covariate that is there or not; what
/// nobody reports counts as not there.
/// </summary>
public enum Factor
{
    /// <summary>It stands in no phase: put off to "later".</summary>
    Later,

    /// <summary>The phase it stands in has its money.</summary>
    Funded,

    /// <summary>The phase it stands in has started.</summary>
    Started,

    /// <summary>The planned finish of its phase has passed.</summary>
    PhaseOverdue,

    /// <summary>It is promised to a customer.</summary>
    Promised,

    /// <summary>The day it is promised for has passed.</summary>
    PromiseOverdue,

    /// <summary>Its customer value is 60 or more.</summary>
    HighValue,

    /// <summary>It was put off twice or more often.</summary>
    DeferredTwice,

    /// <summary>It was put off three times or more often.</summary>
    DeferredThrice,

    /// <summary>A part of it is delivered.</summary>
    PartlyDelivered,

    /// <summary>It was taken over from another programme.</summary>
    TakenOver,

    /// <summary>Its programme's finish was moved to a later day since it was first put off.</summary>
    FinishMoved,

    /// <summary>Its programme's planned finish has passed.</summary>
    FinishPassed,

    /// <summary>Its programme's budget was cut since it was first put off.</summary>
    BudgetCut,

    /// <summary>Its programme has had a new sponsor since it was first put off.</summary>
    SponsorChanged,

    /// <summary>Its programme is stalled.</summary>
    Stalled,

    /// <summary>Its programme is on hold.</summary>
    OnHold,

    /// <summary>Nobody sits in its programme's sponsor's seat, though sponsors are reported.</summary>
    NoSponsor,
}

namespace Portfolio.Domain.Programmes;

// Everything that can be on a programme's record, in the order of the domain's table. A stable name and a schema number
// for each stand with the codec; what may happen when stands with each command.

/// <summary>A fact about one programme.</summary>
public abstract record ProgrammeEvent : DomainEvent;

// Lifecycle

/// <param name="Code">As typed; the stream's name is its upper-case form.</param>
/// <param name="Accounts">Codes of the customers it is for.</param>
/// <param name="Budget">In its currency, at the price basis of the day.</param>
/// <param name="Experiment">What it is to find out, if it is one.</param>
/// <param name="SplitFrom">The code of the programme that it was a part of, if it was one.</param>
public sealed record ProgrammeProposed(
    string Code,
    string Title,
    string Department,
    ValueList<string> Accounts,
    string? Segment,
    DateOnly? PlannedStart,
    DateOnly? PlannedFinish,
    Money? Budget,
    Cadence? Cadence,
    Experiment? Experiment = null,
    string? SplitFrom = null) : ProgrammeEvent;

/// <summary>It was already running when first seen; only what is known is given.</summary>
/// <param name="StartedOn">Its own start, before we looked (left truncation); unknown where a register has none.</param>
/// <param name="Coverage">Which kinds of fact its source reports, and how it is seen.</param>
public sealed record ProgrammeRegistered(
    string Code,
    string Title,
    string? Department,
    ValueList<string> Accounts,
    string? Segment,
    DateOnly? StartedOn,
    DateOnly? PlannedFinish,
    Money? Budget,
    string? PriceBasis,
    Cadence? Cadence,
    Coverage Coverage) : ProgrammeEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
/// <param name="Segment">Empty: it has none any more.</param>
public sealed record ProgrammeDescribed(
    string? Title,
    string? Department,
    ValueList<string>? Accounts,
    string? Segment,
    Cadence? Cadence) : ProgrammeEvent;

public sealed record ProgrammeCommissioned(DateOnly? PlannedFinish, Money? Budget) : ProgrammeEvent;

public sealed record ProgrammeStalled(ValueList<Derailer> Causes) : ProgrammeEvent;

public sealed record ProgrammeResumed : ProgrammeEvent;

/// <param name="Until">The day it is meant to be taken up again, where one was decided.</param>
public sealed record ProgrammePutOnHold(DateOnly? Until) : ProgrammeEvent;

public sealed record ProgrammeTakenUp : ProgrammeEvent;

/// <summary>The planned finish moved; later is a delay. What it moved from is derived when folding.</summary>
/// <param name="ApprovedBy">A person's id.</param>
public sealed record FinishRebaselined(
    DateOnly To,
    ValueList<Derailer> Causes,
    string? ApprovedBy,
    string? ChangeReference) : ProgrammeEvent;

/// <summary>Given up; its open scope items share its fate (derived when folding).</summary>
public sealed record ProgrammeDropped(ValueList<Derailer> Causes) : ProgrammeEvent;

public sealed record ProgrammeCompleted : ProgrammeEvent;

/// <summary>An experiment came to the end that its plan foresaw; its open scope items share its fate.</summary>
public sealed record ExperimentEnded(bool CriterionMet) : ProgrammeEvent;

/// <summary>Vanished from the register with nobody saying why: an end of its own.</summary>
public sealed record ProgrammeLeftRegister(string Register) : ProgrammeEvent;

/// <summary>What became of a programme that had left its register.</summary>
/// <param name="On">
/// The day it happened, where known: often before it left, which is seen with the next copy of the register only.
/// </param>
public sealed record OutcomeLearnt(Outcome Outcome, DateOnly? On) : ProgrammeEvent;

public sealed record ProgrammeReopened : ProgrammeEvent;

/// <summary>Parts of it go on as programmes of their own; so does the rest of it.</summary>
/// <param name="Into">The codes of the new programmes.</param>
public sealed record ProgrammeSplit(ValueList<string> Into) : ProgrammeEvent;

/// <summary>It goes on as a part of another, which has taken over what was open.</summary>
public sealed record ProgrammeMerged(string Into) : ProgrammeEvent;

/// <summary>The other side of a merger: another programme goes on as a part of this one.</summary>
public sealed record ProgrammeAbsorbed(string From) : ProgrammeEvent;

public sealed record CoverageDeclared(Coverage Coverage) : ProgrammeEvent;

/// <summary>A register lists the programme under this id; earlier ids stay valid.</summary>
public sealed record ProgrammeIdentified(string Register, string Id) : ProgrammeEvent;

// Phases

/// <param name="Number">1, 2, 3 …; scope is put off from one to a later one.</param>
public sealed record PhasePlanned(int Number, string Title, DateOnly? Start, DateOnly? Finish, bool Funded)
    : ProgrammeEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
public sealed record PhaseReplanned(int Number, string? Title, DateOnly? Start, DateOnly? Finish, bool? Funded)
    : ProgrammeEvent;

public sealed record PhaseStarted(int Number) : ProgrammeEvent;

public sealed record PhaseCompleted(int Number) : ProgrammeEvent;

/// <param name="Causes">Why; kept here too, since a phase can be cancelled with no open item in it.</param>
public sealed record PhaseCancelled(int Number, ValueList<Derailer> Causes) : ProgrammeEvent;

// Milestones

/// <param name="Due">The first day; never replaced.</param>
public sealed record MilestoneSet(string Milestone, string Title, DateOnly Due) : ProgrammeEvent;

public sealed record MilestoneReforecast(string Milestone, DateOnly To, ValueList<Derailer> Causes) : ProgrammeEvent;

public sealed record MilestoneReached(string Milestone) : ProgrammeEvent;

// Scope

/// <param name="CustomerValue">0 to 100.</param>
/// <param name="Driver">The driver of customers' satisfaction that it addresses, as feedback waves name it.</param>
public sealed record ScopeItemAdded(
    string Item,
    string Title,
    int Phase,
    int CustomerValue,
    ValueList<Promise> Promises,
    string? Driver = null) : ProgrammeEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
/// <param name="Driver">Empty: it addresses none any more.</param>
public sealed record ScopeItemRevised(
    string Item,
    string? Title,
    int? CustomerValue,
    ValueList<Promise>? Promises,
    string? Driver = null) : ProgrammeEvent;

/// <param name="ToPhase">A later phase; null is "later", with no plan at all.</param>
public sealed record ScopeItemDeferred(string Item, int? ToPhase, ValueList<Derailer> Causes) : ProgrammeEvent;

public sealed record ScopeItemPulledForward(string Item, int ToPhase) : ProgrammeEvent;

/// <param name="Share">What part of the item this delivery was, 1 to 100 %; partial deliveries add up.</param>
public sealed record ScopeItemDelivered(string Item, int Share) : ProgrammeEvent;

public sealed record ScopeItemDropped(string Item, ValueList<Derailer> Causes) : ProgrammeEvent;

/// <summary>It goes on in another programme, which records the other side of it in the same append.</summary>
/// <param name="To">The code of the programme that took it over.</param>
/// <param name="AsItem">Its code there.</param>
/// <param name="Handed">What it was handed over with: both sides say the same.</param>
public sealed record ScopeItemTransferred(string Item, string To, string AsItem, HandedOver Handed) : ProgrammeEvent;

/// <param name="Phase">The phase that it was put into; null is "later", with no plan at all.</param>
/// <param name="From">The code of the programme that it came from.</param>
/// <param name="FromItem">Its code there.</param>
public sealed record ScopeItemReceived(string Item, int? Phase, string From, string FromItem, HandedOver Handed)
    : ProgrammeEvent;

// Sponsorship (persons are ids)

public sealed record SponsorAppointed(string Person, SponsorRole Role) : ProgrammeEvent;

/// <summary>One sponsor took over from another; the role goes with the seat.</summary>
public sealed record SponsorSwapped(string From, string To) : ProgrammeEvent;

public sealed record SponsorVacated(string Person) : ProgrammeEvent;

public sealed record DeputySponsorNamed(string Person) : ProgrammeEvent;

public sealed record SponsorRecommitted(string Person, Commitment Commitment) : ProgrammeEvent;

public sealed record LeadChanged(string Person) : ProgrammeEvent;

/// <param name="Role">What the person did for the programme; who it was is not recorded.</param>
/// <param name="ShareLost">Percent of full time, 1 to 100.</param>
public sealed record TeamMemberReassigned(string Role, int ShareLost) : ProgrammeEvent;

// Budget: each gives the new whole amount, so that a late record needs no arithmetic

public sealed record BudgetApproved(Money Amount, string? PriceBasis) : ProgrammeEvent;

public sealed record BudgetCut(Money To) : ProgrammeEvent;

public sealed record BudgetRestored(Money To) : ProgrammeEvent;

/// <summary>A new estimate or another price basis; not a cut. Price bases are never compared across.</summary>
public sealed record BudgetRestated(Money To, string? PriceBasis) : ProgrammeEvent;

// Status

/// <summary>What the programme says of itself for a period. A second one for a period supersedes, by recorded time.</summary>
/// <param name="Period">The last day of the period it speaks of.</param>
/// <param name="Scale">Name and version of the scale, <c>RAG5@1</c>. Only like scales are compared.</param>
/// <param name="Overall">A point of the scale; null is "not rated", with <paramref name="NotRatedBecause"/>.</param>
/// <param name="NotRatedBecause">Why there is no overall rating, in the source's words: "Exempt", "Reset" …</param>
public sealed record StatusReported(
    DateOnly Period,
    string Scale,
    string? Overall,
    string? NotRatedBecause,
    string? Schedule,
    string? Cost,
    string? Scope,
    string? Benefits,
    string? People) : ProgrammeEvent;

/// <summary>Somebody says that the status of a period was another; it stands beside what was said, and does not replace it.</summary>
public sealed record StatusOverridden(DateOnly Period, string Scale, string To) : ProgrammeEvent;

// Engagement of departments

public sealed record DepartmentInvolved(string Department) : ProgrammeEvent;

public sealed record DepartmentEngaged(string Department, Engagement Engagement) : ProgrammeEvent;

/// <summary>"First I have heard of it."</summary>
public sealed record DepartmentBlindsided(string Department) : ProgrammeEvent;

// Derailers

/// <summary>What throws the programme off from that day, several at a time; each stands until it is cleared.</summary>
public sealed record DerailersObserved(ValueList<Derailer> Kinds) : ProgrammeEvent;

public sealed record DerailerCleared(Derailer Kind) : ProgrammeEvent;

// Contingency

/// <param name="Threat">One of <see cref="Threat.Named"/>, or a free one.</param>
/// <param name="Owner">A person's id.</param>
public sealed record ContingencyPrepared(string Threat, string Owner) : ProgrammeEvent;

public sealed record ContingencyReviewed(string Threat) : ProgrammeEvent;

/// <param name="Shock">The code of the shock that it answered, if it was one.</param>
public sealed record ContingencyInvoked(string Threat, string? Shock, ContingencyResult Result) : ProgrammeEvent;

/// <param name="Severity">1 (hardly felt) to 5 (it cannot go on).</param>
public sealed record ShockAbsorbed(string Shock, int Severity) : ProgrammeEvent;

// Customers

/// <param name="Segment">Of which customers; null is all.</param>
public sealed record CustomerAssessmentRecorded(
    decimal Score,
    ScoreScale Scale,
    int SampleSize,
    string Method,
    string? Segment) : ProgrammeEvent;

/// <param name="Severity">1 (a nuisance) to 5 (the brand is compromised).</param>
public sealed record CustomerIncidentRecorded(string Incident, IncidentKind Kind, int Severity, string? Account)
    : ProgrammeEvent;

public sealed record CustomerIncidentResolved(string Incident, Handling Handling) : ProgrammeEvent;

// Outcomes

/// <param name="Driver">The driver of customers' satisfaction that it addresses, as feedback waves name it.</param>
public sealed record OutcomeLinked(
    string Outcome,
    string Metric,
    string Unit,
    decimal Baseline,
    decimal Target,
    DateOnly By,
    string? Driver) : ProgrammeEvent;

/// <summary>The value of the day it is effective.</summary>
public sealed record OutcomeMeasured(string Outcome, decimal Value) : ProgrammeEvent;

public sealed record OutcomeUnlinked(string Outcome) : ProgrammeEvent;

// Feedback and strategy

/// <param name="Reference">The code of the action or the scope item that it was about.</param>
public sealed record CommunicationLogged(string Audience, string Channel, Topic About, string Reference) : ProgrammeEvent;

/// <param name="Question">1 to 3.</param>
/// <param name="Component">1 to 4.</param>
public sealed record StrategyQuestionAnswered(int Question, int Component) : ProgrammeEvent;

// Retraction

/// <summary>Takes back all the events of one command. Both stay in the history; acts by recorded time.</summary>
public sealed record CommandRetracted(Guid Command) : ProgrammeEvent;

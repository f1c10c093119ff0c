using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes;

/// <summary>Every command in every state that can be reached: an explicit table, so that no pair is left to chance.</summary>
public sealed class StateTable
{
    private const string Table = """
                                 Unkn Prop Acti Stal OnHo Comp Expe Drop Left Merg refused by
        Propose                  +    a    a    a    a    a    a    a    a    a    a programme-is-new
        Register                 +    a    a    a    a    a    a    a    a    a    a programme-is-new
        Describe                 .    +    +    +    +    +    +    +    +    +
        IdentifyInRegister       .    +    +    +    +    +    +    +    +    +
        DeclareCoverage          .    +    +    +    +    +    +    +    +    +
        Commission               .    +    =    a    a    a    a    a    a    a    a commission-a-proposed
        Stall                    .    a    +    a    a    a    a    a    a    a    a stall-an-active
        Resume                   .    a    a    +    a    a    a    a    a    a    a resume-a-stalled
        PutOnHold                .    a    +    a    a    a    a    a    a    a    a hold-an-active
        TakeUp                   .    a    a    a    +    a    a    a    a    a    a take-up-a-held
        Rebaseline               .    +    +    +    +    a    a    a    a    a    a rebaseline-an-open
        Drop                     .    +    +    +    +    a    a    a    a    a    a drop-an-open
        Complete                 .    a    +    a    a    =    a    a    a    a    a complete-an-active
        EndExperiment            .    a    +    a    a    a    =    a    a    a    a end-an-active-experiment
        LeaveRegister            .    +    +    +    +    a    a    a    =    a    a leave-while-open
        LearnOutcome             .    a    a    a    a    a    a    a    +    a    a outcome-of-one-that-left
        Reopen                   .    a    a    a    a    +    +    +    +    +    a reopen-an-ended
        Split                    .    +    +    +    +    a    a    a    a    a    a split-an-open
        Merge                    .    +    +    +    +    a    a    a    a    a    a merge-an-open
        PlanPhase                .    +    +    +    +    a    a    a    a    a    a plan-while-open
        ReplanPhase              .    +    +    +    +    a    a    a    a    a    a plan-while-open
        StartPhase               .    a    +    a    a    a    a    a    a    a    a start-phase-while-active
        CompletePhase            .    a    +    +    +    b    b    b    b    b    a phase-is-planned, b complete-phase-while-open
        CancelPhase              .    +    +    +    +    a    a    a    a    a    a cancel-phase-while-open
        SetMilestone             .    +    +    +    +    a    a    a    a    a    a milestones-while-open
        ReforecastMilestone      .    +    +    +    +    a    a    a    a    a    a milestones-while-open
        ReachMilestone           .    +    +    +    +    a    a    a    a    a    a milestones-while-open
        AddScopeItem             .    +    +    +    +    a    a    a    a    a    a scope-while-open
        ReviseScopeItem          .    +    +    +    +    a    a    a    a    a    a scope-while-open
        DeferScopeItem           .    +    +    +    +    a    a    a    a    a    a scope-while-open
        PullForward              .    +    +    +    +    a    a    a    a    a    a scope-while-open
        Deliver                  .    a    +    +    a    a    a    a    a    a    a deliver-while-active
        DropScopeItem            .    +    +    +    +    a    a    a    a    a    a scope-while-open
        TransferScopeItem        .    +    +    +    +    a    a    a    a    a    a scope-while-open
        AppointSponsor           .    +    +    +    +    a    a    a    a    a    a seats-while-open
        SwapSponsor              .    +    +    +    +    a    a    a    a    a    a seats-while-open
        VacateSponsor            .    +    +    +    +    a    a    a    a    a    a seats-while-open
        RecommitSponsor          .    +    +    +    +    a    a    a    a    a    a seats-while-open
        NameDeputySponsor        .    +    +    +    +    a    a    a    a    a    a seats-while-open
        ChangeLead               .    +    +    +    +    a    a    a    a    a    a seats-while-open
        ReassignTeamMember       .    +    +    +    +    a    a    a    a    a    a seats-while-open
        ApproveBudget            .    +    +    +    +    a    a    a    a    a    a budget-while-open
        CutBudget                .    +    +    +    +    a    a    a    a    a    a budget-while-open
        RestoreBudget            .    +    +    +    +    a    a    a    a    a    a budget-while-open
        RestateBudget            .    +    +    +    +    a    a    a    a    a    a budget-while-open
        ReportStatus             .    +    +    +    +    +    +    +    +    +
        OverrideStatus           .    +    +    +    +    +    +    +    +    +
        InvolveDepartment        .    +    +    +    +    a    a    a    a    a    a departments-while-open
        RecordEngagement         .    +    +    +    +    a    a    a    a    a    a departments-while-open
        RecordBlindsiding        .    +    +    +    +    a    a    a    a    a    a departments-while-open
        ObserveDerailers         .    +    +    +    +    a    a    a    a    a    a derailers-while-open
        ClearDerailer            .    +    +    +    +    a    a    a    a    a    a derailers-while-open
        PrepareContingency       .    +    +    +    +    a    a    a    a    a    a contingencies-while-open
        ReviewContingency        .    +    +    +    +    a    a    a    a    a    a contingencies-while-open
        InvokeContingency        .    +    +    +    +    a    a    a    a    a    a contingencies-while-open
        AbsorbShock              .    +    +    +    +    a    a    a    a    a    a shocks-while-open
        RecordCustomerAssessment .    +    +    +    +    +    +    +    +    +
        RecordCustomerIncident   .    +    +    +    +    +    +    +    +    +
        ResolveCustomerIncident  .    +    +    +    +    +    +    +    +    +
        LinkOutcome              .    +    +    +    +    +    +    +    +    +
        MeasureOutcome           .    +    +    +    +    +    +    +    +    +
        UnlinkOutcome            .    +    +    +    +    +    +    +    +    +
        RaiseFeedbackAction      .    +    +    +    +    +    +    +    +    +
        CloseFeedbackAction      .    +    +    +    +    +    +    +    +    +
        EscalateFeedbackAction   .    +    +    +    +    +    +    +    +    +
        LogCommunication         .    +    +    +    +    +    +    +    +    +
        AnswerStrategyQuestion   .    +    +    +    +    a    a    a    a    a    a strategy-while-open
        Retract                  a    +    +    +    +    +    +    +    +    +    a retracted-command-exists
        """;

    // Nothing but the state stands in a command's way: there are phases in every condition, scope, sponsors and a budget.
    private static readonly Scenario Full = Scenario.Nothing
        .And("2026-01-01", CrmProposed with { Experiment = new("One customer in ten stays") })
        .And("2026-01-02", new SponsorAppointed("ann", SponsorRole.Lead), new LeadChanged("dee"))
        .And("2026-01-03", Phase(1), Phase(2), Phase(3), new MilestoneSet("M-1", "Pilot", Today.Day("2026-09-01")))
        .And("2026-01-04", new FinishRebaselined(Today.Day("2027-12-31"), [], null, null),
            new DepartmentInvolved("IT"), new DerailersObserved([Derailer.CompetingDuties]),
            new ContingencyPrepared("BudgetCut", "bob"), new OutcomeLinked("O-1", "Renewals", "%", 70, 80, Today.Day("2027-12-31"), null),
            new CustomerIncidentRecorded("INC-1", IncidentKind.Complaint, 2, null),
            new FeedbackActionRaised("ACT-1", Today.Day("2026-06-01"), "bob", null, null, null),
            new StatusReported(Today.Day("2025-12-31"), "RAG3@1", "Green", null, null, null, null, null, null))
        .And("2026-01-05", new BudgetApproved(Gbp(100), null), new BudgetCut(Gbp(80)))
        .And("2026-01-06", Item("A-1", 1), Item("B-1", 2))
        .And("2026-01-07", new SponsorAppointed("bob", SponsorRole.Joint));

    private static readonly Scenario FullAndActive = Full
        .And("2026-02-01", new ProgrammeCommissioned(null, null))
        .And("2026-02-02", new PhasePlanned(4, "Phase 4", null, null, false), new PhaseStarted(4));

    private static readonly (string Name, Scenario Scenario)[] States =
    [
        ("Unknown", Scenario.Nothing),
        ("Proposed", Full),
        ("Active", FullAndActive),
        ("Stalled", FullAndActive.And("2026-03-01", new ProgrammeStalled([Derailer.BudgetCut]))),
        ("OnHold", FullAndActive.And("2026-03-01", new ProgrammePutOnHold(null))),
        ("Completed", FullAndActive.And(
            "2026-03-01", new ScopeItemDropped("A-1", []), new ScopeItemDropped("B-1", []), new ProgrammeCompleted())),
        ("ExperimentEnded", FullAndActive.And("2026-03-01", new ExperimentEnded(CriterionMet: true))),
        ("Dropped", FullAndActive.And("2026-03-01", new ProgrammeDropped([Derailer.BudgetCut]))),
        ("LeftRegister", FullAndActive.And("2026-03-01", new ProgrammeLeftRegister("GMPP"))),
        ("Merged", FullAndActive.And("2026-03-01", new ProgrammeLeftRegister("GMPP"))
            .And("2026-03-02", new OutcomeLearnt(Outcome.Merged, null))),
    ];

    private static readonly ProgrammeCommand[] Commands =
    [
        new Propose("CRM", "Another programme", "SALES"),
        new Register("CRM", "Another programme"),
        new Describe("Another title"),
        new IdentifyInRegister("GMPP", "0040"),
        new DeclareCoverage(CrmRegistered.Coverage),
        new Commission(),
        new Stall([Derailer.Reorganisation]),
        new Resume(),
        new PutOnHold(Today.Day("2027-01-01")),
        new TakeUp(),
        new Rebaseline(Today.Day("2029-01-01")),
        new Drop([Derailer.Reorganisation]),
        new Complete(LeaveUndelivered: true, "Enough"),
        new EndExperiment(CriterionMet: true, "They do not stay"),
        new LeaveRegister("GMPP"),
        new LearnOutcome(Outcome.Completed),
        new Reopen("The board changed its mind"),
        new Split([new Part("CRM-2", "The second half", Items: ["B-1"])]),
        new Merge("OTHER", ToLater: true),
        new PlanPhase(5, "Phase 5"),
        new ReplanPhase(2, "Another phase"),
        new StartPhase(1),
        new CompletePhase(4),
        new CancelPhase(3),
        new SetMilestone("M-2", "Roll-out", Today.Day("2026-12-01")),
        new ReforecastMilestone("M-1", Today.Day("2026-10-01")),
        new ReachMilestone("M-1"),
        new AddScopeItem("C-1", "Item C-1", 2, 10),
        new ReviseScopeItem("A-1", CustomerValue: 10),
        new DeferScopeItem("A-1", [], 2),
        new PullForward("B-1", 1),
        new Deliver("A-1"),
        new DropScopeItem("A-1", [Derailer.Reorganisation]),
        new TransferScopeItem("A-1", "OTHER", 1),
        new AppointSponsor("cem", SponsorRole.Joint),
        new SwapSponsor("ann", "cem", "Moved on"),
        new VacateSponsor("ann", "Moved on"),
        new RecommitSponsor("ann", Commitment.Endorsed),
        new NameDeputySponsor("cem"),
        new ChangeLead("cem"),
        new ReassignTeamMember("Data architect", 50),
        new ApproveBudget(Gbp(200)),
        new CutBudget(Gbp(70)),
        new RestoreBudget(Gbp(90)),
        new RestateBudget(Gbp(85)),
        new ReportStatus(Today.Day("2026-03-31"), "RAG3@1", "Green"),
        new OverrideStatus(Today.Day("2025-12-31"), "Red", "It was late"),
        new InvolveDepartment("SALES"),
        new RecordEngagement("IT", Engagement.Committed),
        new RecordBlindsiding("IT"),
        new ObserveDerailers([Derailer.SilodDelivery]),
        new ClearDerailer(Derailer.CompetingDuties),
        new PrepareContingency("Reorganisation", "bob", "Move in pairs"),
        new ReviewContingency("BudgetCut"),
        new InvokeContingency("BudgetCut", ContingencyResult.Held),
        new AbsorbShock("CUTS", 3),
        new RecordCustomerAssessment(6, new ScoreScale(0, 10), 40, "Interviews"),
        new RecordCustomerIncident("INC-2", IncidentKind.Public, 5),
        new ResolveCustomerIncident("INC-1", Handling.Well, "Refunded"),
        new LinkOutcome("O-2", "Complaints", "a month", 40, 20, Today.Day("2027-12-31")),
        new MeasureOutcome("O-1", 75),
        new UnlinkOutcome("O-1", "Another programme brings it"),
        new RaiseFeedbackAction("ACT-2", Today.Day("2026-06-01"), "bob"),
        new CloseFeedbackAction("ACT-1"),
        new EscalateFeedbackAction("ACT-1", "cem"),
        new LogCommunication("Everybody", "Newsletter", Topic.Action, "ACT-1"),
        new AnswerStrategyQuestion(1, 1, "Small firms"),
        new Retract(Today.Command(7), "A slip"),
    ];

    [Fact]
    public void Every_command_in_every_state_does_what_the_table_says() => DecisionTable.Of(
        States, Commands, (scenario, command) => scenario.History.Decide(command, Today.Occasion("2026-04-01")), "programme-exists").ShouldBe(Table);

    [Fact]
    public void No_command_is_missing_from_the_table() =>
        Commands.Select(c => c.GetType()).ShouldBe(
            typeof(ProgrammeCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ProgrammeCommand))),
            ignoreOrder: true);

    [Fact]
    public void No_state_that_can_be_reached_is_missing_from_the_table() =>
        States.Select(s => s.Scenario.History.Latest.State).ShouldBe(Enum.GetValues<ProgrammeState>(), ignoreOrder: true);
}

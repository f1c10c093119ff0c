using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes.Properties;

/// <summary>A generator for every type of programme command; few codes and people, so that commands meet each other.</summary>
internal static class EveryCommand
{
    private static readonly Gen<Derailer> Cause = Gen.Elements(Derailer.BudgetCut, Derailer.Reorganisation);
    private static readonly Gen<ValueList<Derailer>> Causes = Cause.Select(c => ValueList.Create<Derailer>([c]));
    private static readonly Gen<string> Item = Gen.Elements("A-1", "a-1", "B-1", "C-1");
    private static readonly Gen<string> Person = Gen.Elements([.. Today.People]);
    private static readonly Gen<int> Phase = Gen.Choose(1, 4);
    private static readonly Gen<int?> PhaseOrLater = Gen.Choose(1, 5).Select(n => n == 5 ? (int?)null : n);
    private static readonly Gen<Money> Amount = Gen.Elements(80m, 100m, 120m).Select(Examples.Gbp);
    private static readonly Gen<DateOnly> Finish = Gen.Choose(0, 3).Select(n => new DateOnly(2027, 1, 1).AddMonths(n));
    private static readonly Gen<bool> Either = Gen.Elements(true, false);
    private static readonly Gen<string> Milestone = Gen.Elements("M-1", "m-1", "M-2");
    private static readonly Gen<string> Department = Gen.Elements("SALES", "IT", "it");
    private static readonly Gen<string> Threat = Gen.Elements("BudgetCut", "budgetcut", "A flood");
    private static readonly Gen<string> Incident = Gen.Elements("INC-1", "inc-1", "INC-2");
    private static readonly Gen<string> Outcome = Gen.Elements("O-1", "o-1", "O-2");
    private static readonly Gen<string> Action = Gen.Elements("ACT-1", "act-1", "ACT-2");
    private static readonly Gen<string> Reason = Gen.Constant("A reason");

    public static readonly IReadOnlyDictionary<Type, Gen<ProgrammeCommand>> Generators = new[]
    {
        Of(Gen.Elements(null, new Experiment("One in ten stays")).Select(x => new Propose("CRM", "One view of the customer", "SALES", Experiment: x))),
        Of(Gen.Constant(new Register("CRM", "One view of the customer"))),
        Of(Gen.Elements("One view", "Another view").Select(t => new Describe(t))),
        Of(Finish.Select(f => new Commission(f))),
        Of(Causes.Select(c => new Stall(c))),
        Of(Gen.Constant(new Resume())),
        Of(Gen.Constant(new PutOnHold())),
        Of(Gen.Constant(new TakeUp())),
        Of(from f in Finish from c in Causes select new Rebaseline(f, c)),
        Of(Causes.Select(c => new Drop(c))),
        Of(from leave in Either from why in Reason select new Complete(leave, why)),
        Of(Either.Select(met => new EndExperiment(met, "Something"))),
        Of(Gen.Constant(new LeaveRegister("GMPP"))),
        Of(Gen.Elements(Enum.GetValues<Portfolio.Domain.Programmes.Outcome>()).Select(o => new LearnOutcome(o))),
        Of(Reason.Select(r => new Reopen(r))),
        Of(Gen.Elements(Coverage.Own, Examples.CrmRegistered.Coverage).Select(c => new DeclareCoverage(c))),
        Of(Gen.Elements("0040", "DFT_0040").Select(id => new IdentifyInRegister("GMPP", id))),
        Of(from i in Item from part in Gen.Elements("CRM-A", "crm-a", "CRM-B") select new Split([new Part(part, "A part", Items: [i])])),
        Of(Causes.Select(c => new Merge("OTHER", ToLater: true, Causes: c))),
        Of(Phase.Select(n => new PlanPhase(n, $"Phase {n}"))),
        Of(from n in Phase from funded in Either select new ReplanPhase(n, Funded: funded)),
        Of(Phase.Select(n => new StartPhase(n))),
        Of(Phase.Select(n => new CompletePhase(n))),
        Of(from n in Phase from c in Causes from later in Either select new CancelPhase(n, c, MoveItemsToLater: later)),
        Of(from m in Milestone from f in Finish select new SetMilestone(m, $"Milestone {m}", f)),
        Of(from m in Milestone from f in Finish from c in Causes select new ReforecastMilestone(m, f, c)),
        Of(Milestone.Select(m => new ReachMilestone(m))),
        Of(from i in Item from n in Phase select new AddScopeItem(i, $"Item {i}", n, 50)),
        Of(from i in Item from v in Gen.Elements(50, 60) select new ReviseScopeItem(i, CustomerValue: v)),
        Of(from i in Item from c in Causes from to in PhaseOrLater select new DeferScopeItem(i, c, to, to is null)),
        Of(from i in Item from n in Phase select new PullForward(i, n)),
        Of(from i in Item from share in Gen.Elements<int?>(null, 30, 50) select new Deliver(i, share)),
        Of(from i in Item from c in Causes select new DropScopeItem(i, c)),
        Of(from i in Item from to in Gen.Elements<int?>(null, 1, 2) select new TransferScopeItem(i, "other", to, to is null)),
        Of(from p in Person from role in Gen.Elements(Enum.GetValues<SponsorRole>()) select new AppointSponsor(p, role)),
        Of(from p in Person from to in Person.Where(to => to != p) from why in Reason select new SwapSponsor(p, to, why)),
        Of(from p in Person from why in Reason select new VacateSponsor(p, why)),
        Of(Person.Select(p => new NameDeputySponsor(p))),
        Of(from p in Person from c in Gen.Elements(Enum.GetValues<Commitment>()) select new RecommitSponsor(p, c)),
        Of(Person.Select(p => new ChangeLead(p))),
        Of(from role in Gen.Elements("Tester", "Architect") from share in Gen.Elements(50, 100) select new ReassignTeamMember(role, share)),
        Of(Amount.Select(m => new ApproveBudget(m))),
        Of(Amount.Select(m => new CutBudget(m))),
        Of(Amount.Select(m => new RestoreBudget(m))),
        Of(Amount.Select(m => new RestateBudget(m))),
        Of(from month in Gen.Choose(1, 3)
           from rating in Gen.Elements("Green", "Red")
           from why in Gen.Elements(null, "A correction")
           select new ReportStatus(new DateOnly(2026, month, 28), "RAG3@1", rating, Reason: why)),
        Of(from month in Gen.Choose(1, 3)
           from rating in Gen.Elements("Amber", "Red")
           from why in Reason
           select new OverrideStatus(new DateOnly(2026, month, 28), rating, why)),
        Of(Department.Select(d => new InvolveDepartment(d))),
        Of(from d in Department from e in Gen.Elements(Enum.GetValues<Engagement>()) select new RecordEngagement(d, e)),
        Of(Department.Select(d => new RecordBlindsiding(d))),
        Of(Gen.Elements<ValueList<Derailer>>([Derailer.BudgetCut], [Derailer.BudgetCut, Derailer.SilodDelivery]).Select(k => new ObserveDerailers(k))),
        Of(Gen.Elements(Derailer.BudgetCut, Derailer.SilodDelivery).Select(k => new ClearDerailer(k))),
        Of(from t in Threat from p in Person select new PrepareContingency(t, p, "A plan")),
        Of(Threat.Select(t => new ReviewContingency(t))),
        Of(from t in Threat from r in Gen.Elements(Enum.GetValues<ContingencyResult>()) select new InvokeContingency(t, r)),
        Of(from s in Gen.Elements("CUTS", "cuts") from severity in Gen.Choose(0, 5) select new AbsorbShock(s, severity)),
        Of(from score in Gen.Choose(0, 10) from size in Gen.Choose(0, 5) select new RecordCustomerAssessment(score, new(0, 10), size, "Interviews")),
        Of(from i in Incident from severity in Gen.Choose(1, 5) select new RecordCustomerIncident(i, IncidentKind.Complaint, severity)),
        Of(from i in Incident from h in Gen.Elements(Enum.GetValues<Handling>()) select new ResolveCustomerIncident(i, h, "Somehow")),
        Of(from o in Outcome from target in Gen.Elements(80m, 90m) select new LinkOutcome(o, "Renewals", "%", 70, target, new(2027, 12, 31))),
        Of(from o in Outcome from value in Gen.Elements(71m, 72m) select new MeasureOutcome(o, value)),
        Of(from o in Outcome from why in Reason select new UnlinkOutcome(o, why)),
        Of(from a in Action from p in Person from days in Gen.Choose(0, 60) select new RaiseFeedbackAction(a, new DateOnly(2026, 2, 1).AddDays(days), p)),
        Of(Action.Select(a => new CloseFeedbackAction(a))),
        Of(from a in Action from p in Person select new EscalateFeedbackAction(a, p)),
        Of(from topic in Gen.Elements(Enum.GetValues<Topic>())
           from about in topic == Topic.Action ? Action : Item
           select new LogCommunication("Everybody", "Newsletter", topic, about)),
        Of(from q in Gen.Choose(1, 3) from c in Gen.Choose(1, 4) from why in Gen.Elements(null, "Seen anew") select new AnswerStrategyQuestion(q, c, "An answer", why)),
        Of(from n in Gen.Choose(1, 1000) from why in Reason select new Retract(Today.Command(n), why)),
    }.ToDictionary(g => g.Type, g => g.Gen);

    /// <summary>Any command; an end comes less often, since little can happen after it.</summary>
    public static readonly Gen<ProgrammeCommand> Any =
        Gen.Frequency([.. Generators.Select(g => (Ends.Contains(g.Key) ? 1 : 4, g.Value))]);

    private static Type[] Ends => [typeof(Drop), typeof(Complete), typeof(EndExperiment), typeof(LeaveRegister), typeof(Merge)];

    private static (Type Type, Gen<ProgrammeCommand> Gen) Of<T>(Gen<T> gen)
        where T : ProgrammeCommand => (typeof(T), gen.Select(c => (ProgrammeCommand)c));
}

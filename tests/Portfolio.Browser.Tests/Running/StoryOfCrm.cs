using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.Browser.Tests.Running;

/// <summary>
/// One programme with something of everything a page tells, recorded through the node: <c>CRM/2</c>. What happened in
/// July was recorded in July, but the stall of 3 August only on 20 September.
/// </summary>
internal static class StoryOfCrm
{
    public const string Code = "CRM/2";
    public const string Path = "/programmes/CRM/2";
    public const string StallNote = "The supplier’s <b>platform</b> was late.";

    private static readonly Actor Officer = new("officer", "pmo", "http");

    public static async Task RecordAsync(PortfolioNode node)
    {
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        await node.People.AddAsync("Ben Ode", "ben", CancellationToken.None);
        await AboutAsync(node, new OpenDepartment("CRM-DESK", "Customer Records"));
        await AboutAsync(node, new OpenAccount("ACME", "Acme & Sons"));
        await DoAsync(node, "2025-07-06", null, new Propose(
            Code, "One view of the customer", "CRM-DESK", ["ACME"], PlannedFinish: Day("2025-12-18"),
            Budget: new Money(1_250_000, "GBP"), Cadence: Cadence.Monthly));
        await DoAsync(node, "2025-07-06", null, new AppointSponsor("ada"));
        await DoAsync(node, "2025-07-06", null, new PlanPhase(1, "Foundations", Day("2025-07-06"), Day("2025-09-30"), Funded: true));
        await DoAsync(node, "2025-07-06", null, new PlanPhase(2, "Roll-out", Day("2025-10-01"), Day("2025-12-18")));
        await DoAsync(node, "2025-07-07", null, new Commission());
        await DoAsync(node, "2025-07-07", null, new AddScopeItem("S-1", "Single sign-on", 1, 80, [new Promise("ACME", Day("2025-09-30"))]));
        await DoAsync(node, "2025-07-07", null, new AddScopeItem("S-2", "Spare parts catalogue", 1, 40));
        await DoAsync(node, "2025-07-08", null, new StartPhase(1));
        await DoAsync(node, "2025-07-31", null, new ReportStatus(Day("2025-07-31"), "RAG3@1", "Green"));
        await DoAsync(node, "2025-08-10", null, new Deliver("S-2"));
        await DoAsync(node, "2025-08-17", null, new DeferScopeItem("S-1", [Derailer.BudgetCut], ToPhase: 2));
        await DoAsync(node, "2025-08-18", null, new DeferScopeItem("S-1", [Derailer.BudgetCut], ToLater: true));
        var mistake = await DoAsync(node, "2025-08-19", null, new Rebaseline(Day("2026-12-18"), [Derailer.CompetingDuties]));
        await DoAsync(node, "2025-08-20", null, new Retract(mistake, "The change board had not met."));
        await DoAsync(node, "2025-08-24", null, new SwapSponsor("ada", "ben", "Ada moved on."));
        await DoAsync(node, "2025-08-25", null, new Rebaseline(Day("2026-03-31"), [Derailer.SponsorChange], ApprovedBy: "ben"));
        await DoAsync(node, "2025-09-20", "2025-08-03", new Stall([Derailer.SupplierOrTechnology], Narrative: StallNote));
        await DoAsync(node, "2025-09-21", "2025-08-07", new Resume());
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Noon(string day) => new(Day(day), new TimeOnly(12, 0), TimeSpan.Zero);

    private static async Task AboutAsync(PortfolioNode node, OrganisationCommand command) =>
        Done(await node.ExecuteAsync(command, new Envelope(Officer, RecordedAt: Noon("2025-07-06")), CancellationToken.None));

    // Recorded on a day, of that day or of another.
    private static async Task<Guid> DoAsync(PortfolioNode node, string recorded, string? effective, ProgrammeCommand command)
    {
        var envelope = new Envelope(Officer, EffectiveOn: Day(effective ?? recorded), RecordedAt: Noon(recorded));
        return Done(await node.ExecuteAsync(Code, [command], envelope, null, CancellationToken.None)).Events[0].CommandId;
    }

    private static Answer.Done Done(Answer answer) => answer switch
    {
        Answer.Done done => done,
        Answer.Refused refused => throw new InvalidOperationException(string.Join(" ", refused.Why.Select(w => w.Sentence))),
        _ => throw new InvalidOperationException(answer.ToString()),
    };
}

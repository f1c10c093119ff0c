using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.Reports.Tests.Facts;

/// <summary>Random ledgers: random commands on random days, in any order of days, late ones and retractions too.</summary>
internal static class AnyBook
{
    public static readonly DateOnly First = new(2020, 1, 1);

    private const int Days = 900;

    // A part of one of the others may go on under the last of these codes.
    private static readonly string[] Programmes = ["P-1", "P-2", "P-3", "T-1"];

    private static readonly string[] Items = ["I-1", "I-2", "I-3"];

    public static readonly Gen<DateOnly> AnyDay = Gen.Choose(0, Days + 30).Select(First.AddDays);

    /// <summary>
    /// Commands that the rules refuse leave no trace; enough are accepted, which AnyBookReaches asks. What was reported may have
    /// been said long before it was recorded, but not before it happened.
    /// </summary>
    public static readonly Gen<Book> Books =
        from seed in Gen.Choose(1, int.MaxValue - 1)
        from length in Gen.Choose(20, 160)
        select Written(new Random(seed), length);

    public static void ForAll<T>(Gen<T> values, Action<T> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    /// <summary>The same book for the same numbers.</summary>
    /// <param name="prefix">Of the programmes' codes.</param>
    public static Book Written(Random random, int length, string prefix = "")
    {
        var (book, programmes) = (new Book(), Programmes.Select(p => prefix + p).ToArray());
        foreach (var programme in programmes[..^1])
        {
            if (random.Next(4) == 0)
            {
                book.Do(programme, "2020-01-01", new Register(
                    programme, programme, "IT", StartedOn: new(2019, 6, 1), PlannedFinish: new(2021, 1, 1),
                    Coverage: new("GMPP", [FactKind.Existence, FactKind.Sponsors, FactKind.Finish, FactKind.Status], Sight.AtSnapshots)));
            }
            else
            {
                book.Running(programme, "2020-01-01", "2021-01-01", Any(random, "IT", "SALES", "EAST"), Any(random, [.. Book.People]));
            }
        }

        book.Copy("GMPP", "2020-01-01").Copy("GMPP", "2021-01-01").Copy("GMPP", "2022-01-01");
        for (var i = 0; i < length; i++)
        {
            // Half of them as life goes on, so that one thing comes of another.
            var on = First.AddDays(
                random.Next(2) == 0 ? random.Next(Days) : Math.Clamp((i * Days / length) + random.Next(-60, 60), 0, Days - 1));
            var reported = on.AddDays(random.Next(120));
            _ = random.Next(8) == 0
                ? book.Try(on, AnyAboutTheOrganisation(random, on, book), reported)
                : book.Try(Any(random, programmes), on, AnyCommand(random, on, programmes), reported);
        }

        return book;
    }

    private static ProgrammeCommand AnyCommand(Random random, DateOnly on, string[] programmes)
    {
        ValueList<Derailer> causes = [Any(random, Derailer.BudgetCut, Derailer.Reorganisation, Derailer.SponsorChange)];
        var (item, phase, person, other) =
            (Any(random, Items), random.Next(1, 4), Any(random, [.. Book.People]), Any(random, [.. Book.People]));
        var near = on.AddDays(random.Next(-200, 400));
        return random.Next(58) switch
        {
            >= 40 => AnyContext(random, on, item, person),
            36 or 37 => new Deliver(item),
            >= 31 and <= 35 => Handed(random, item, Any(random, programmes), phase, causes),
            29 => Any<ProgrammeCommand>(
                random, new Split([new Part(programmes[^1], "A part", Items: [item])]),
                new Merge(Any(random, programmes), ToLater: true, Causes: causes), new Merge(Any(random, programmes), phase)),
            30 => new DeclareCoverage(AnyCoverage(random)),
            0 or 1 => new Stall(causes),
            2 or 3 => new Resume(),
            4 => new PutOnHold(),
            5 => new TakeUp(),
            6 => new Rebaseline(near, causes),
            7 => random.Next(6) == 0 ? new Drop(causes) : new Stall(causes),
            8 => random.Next(3) == 0 ? new Complete(LeaveUndelivered: random.Next(2) == 0, "so be it") : new StartPhase(phase),
            9 => random.Next(3) == 0 ? new LeaveRegister("GMPP") : new CompletePhase(phase),
            10 => new LearnOutcome(Any(random, Enum.GetValues<Domain.Programmes.Outcome>()), random.Next(2) == 0 ? on : null),
            11 => new Reopen("it goes on"),
            12 => new PlanPhase(phase, "Phase", Finish: near, Funded: random.Next(2) == 0),
            13 => Any<ProgrammeCommand>(random, new StartPhase(phase), new CompletePhase(phase), new CancelPhase(phase, MoveItemsToLater: true)),
            14 or 15 or 26 or 27 or 28 => new AddScopeItem(
                item, "Item", phase, random.Next(101), random.Next(2) == 0 ? [new Promise("ACME", near)] : null),
            16 or 17 => random.Next(3) == 0 ? new DeferScopeItem(item, causes, ToLater: true) : new DeferScopeItem(item, causes, phase + 1),
            18 => new PullForward(item, phase),
            19 => new Deliver(item, random.Next(2) == 0 ? null : random.Next(1, 101)),
            20 => new DropScopeItem(item, causes),
            21 => Any<ProgrammeCommand>(
                random, new AppointSponsor(person, Any(random, Enum.GetValues<SponsorRole>())), new NameDeputySponsor(person)),
            22 => new SwapSponsor(person, other, "moved on"),
            23 => Any<ProgrammeCommand>(
                random, new VacateSponsor(person, "moved on"), new RecommitSponsor(person, Any(random, Enum.GetValues<Commitment>()))),
            24 or 38 or 39 => new ReportStatus(
                Quarter(on), "RAG3@1", Any(random, "Green", "Amber", "Red"), Reason: "seen again"),
            _ => new Retract(Book.Command(random.Next(1, 150)), "a mistake"),
        };
    }

    private static TransferScopeItem Handed(Random random, string item, string to, int phase, ValueList<Derailer> causes) => random.Next(4) switch
    {
        0 => new(item, to, phase),
        1 => new(item, to, phase, AsItem: Any(random, Items)),
        2 => new(item, to, ToLater: true),
        _ => new(item, to, ToLater: true, Causes: causes),
    };

    // All of it, some of it all the time, or some of it now and then.
    private static Coverage AnyCoverage(Random random) => random.Next(4) switch
    {
        0 => Coverage.Own,
        1 => new("GMPP", [FactKind.Existence, FactKind.Finish, FactKind.Status], Sight.AtSnapshots),
        _ => Coverage.Own with { Kinds = [.. Coverage.Own.Kinds.Where(_ => random.Next(2) == 0)] },
    };

    // What is around a plan.
    private static ProgrammeCommand AnyContext(Random random, DateOnly on, string item, string person)
    {
        var (code, department, threat) =
            (Any(random, "A-1", "A-2"), Any(random, "SALES", "EAST"), Any(random, "BudgetCut", "Reorganisation", "A flood"));
        return random.Next(27) switch
        {
            0 => new SetMilestone(code, "Go live", on.AddDays(random.Next(200))),
            1 => new ReforecastMilestone(code, on.AddDays(random.Next(200))),
            2 => new ReachMilestone(code),
            3 => new InvolveDepartment(department),
            4 => new RecordEngagement(department, Any(random, Enum.GetValues<Engagement>())),
            5 => new RecordBlindsiding(department),
            6 or 7 => new ObserveDerailers([Any(random, Derailer.BudgetCut, Derailer.SilodDelivery), Derailer.CompetingDuties]),
            8 => new ClearDerailer(Any(random, Derailer.BudgetCut, Derailer.CompetingDuties)),
            9 => new PrepareContingency(threat, person, "a plan"),
            10 => new ReviewContingency(threat),
            11 => new InvokeContingency(threat, Any(random, Enum.GetValues<ContingencyResult>())),
            12 => new AbsorbShock("S-1", random.Next(1, 6)),
            13 => new RecordCustomerAssessment(random.Next(11), new(0, 10), random.Next(1, 50), "calls"),
            14 => new RecordCustomerIncident(code, Any(random, Enum.GetValues<IncidentKind>()), random.Next(1, 6), "ACME"),
            15 => new ResolveCustomerIncident(code, Any(random, Enum.GetValues<Handling>()), "put right"),
            16 => new LinkOutcome(code, "Renewals", "%", 10, 20, on.AddDays(random.Next(300)), "Ease"),
            17 => new MeasureOutcome(code, random.Next(5, 25)),
            18 => new UnlinkOutcome(code, "no longer"),
            19 => new RaiseFeedbackAction(code, on.AddDays(random.Next(60)), person, Account: random.Next(2) == 0 ? "ACME" : null),
            20 => Any<ProgrammeCommand>(random, new CloseFeedbackAction(code), new EscalateFeedbackAction(code, person)),
            21 => Any<ProgrammeCommand>(
                random, new LogCommunication("Staff", "Mail", Topic.Action, code), new LogCommunication("Staff", "Mail", Topic.Promise, item)),
            22 => new AnswerStrategyQuestion(random.Next(1, 4), random.Next(1, 5), "so and so"),
            _ => new OverrideStatus(Quarter(on), Any(random, "Green", "Red"), "seen otherwise"),
        };
    }

    private static OrganisationCommand AnyAboutTheOrganisation(Random random, DateOnly on, Book book) => random.Next(14) switch
    {
        0 or 1 => new DeclareShock("S-1", "A cut", "BudgetCut", random.Next(2) == 0 ? ["SALES"] : null),
        2 or 3 => new OpenWave(
            "W-1", "Customers", 40, 20, SamplingMethod.Random, new(0, 10), 5, new("ann", 14), Drivers: ["Ease", "Price"]),
        4 or 5 or 6 => new RecordResponses("W-1",
        [
            new($"R-{random.Next(12)}", random.Next(11), [new("Ease", random.Next(11)), new("Price", random.Next(11))], "ACME"),
        ]),
        7 => new CloseResponseAction("W-1", $"R-{random.Next(12)}"),
        8 => new OpenSurvey("V-1", "What derails you?", Ready: ReadySurvey.WhatDerailsYou),
        9 => new InviteToSurvey("V-1", [.. Enumerable.Range(0, 8).Select(Token)]),
        10 => new AnswerSurvey("V-1", Token(random.Next(8)), [new("OVERSHADOWED")]),
        11 => Any<OrganisationCommand>(random, new CloseWave("W-1"), new EscalateResponseAction("W-1", $"R-{random.Next(12)}", "bob")),
        12 => Any<OrganisationCommand>(
            random, new RetractShock("S-1", AnyOf(random, book.CommandsOn("shock/S-1")), "a mistake"),
            new RetractWave("W-1", AnyOf(random, book.CommandsOn("wave/W-1")), "a mistake")),
        _ => AnyThreshold(random),
    };

    private static ChangeSetting AnyThreshold(Random random)
    {
        var name = Any(
            random, "stallDays", "vacancyDays", "measureDays", "swapDays", "aftermathDays", "incidentDays", "suspicionCadences",
            "missingCadences", "deferrals", "severalRules", "severalDerailers", "contingencyMonths", "derailerMonths", "customerPercent",
            "brandSeverity", "conditionalPercent", "worstPercent", "watermelonEvidence");
        return new(name, $"{random.Next(2, name.EndsWith("Days", StringComparison.Ordinal) ? 200 : 6)}");
    }

    // Few enough for several reports of one, and for one that was overridden.
    private static DateOnly Quarter(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    private static string Token(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    private static Guid AnyOf(Random random, IReadOnlyList<Guid> commands) =>
        commands.Count == 0 ? Guid.Empty : commands[random.Next(commands.Count)];

    private static T Any<T>(Random random, params T[] of) => of[random.Next(of.Length)];
}

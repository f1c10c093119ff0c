using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Tests.Facts;

/// <summary>Random ledgers: random commands on random days, in any order of days, late ones and retractions too.</summary>
internal static class AnyBook
{
    public static readonly DateOnly First = new(2020, 1, 1);

    private const int Days = 900;

    private static readonly string[] Programmes = ["P-1", "P-2", "P-3"];

    private static readonly string[] Items = ["I-1", "I-2", "I-3"];

    public static readonly Gen<DateOnly> AnyDay = Gen.Choose(0, Days + 30).Select(First.AddDays);

    /// <summary>
    /// Commands that the rules refuse leave no trace; enough are accepted. What was reported may have been said long
    /// before it was recorded, but not before it happened.
    /// </summary>
    public static readonly Gen<Book> Books =
        from seed in Gen.Choose(1, int.MaxValue - 1)
        from length in Gen.Choose(20, 160)
        select Written(new Random(seed), length);

    public static void ForAll<T>(Gen<T> values, Action<T> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    /// <summary>The same book for the same numbers.</summary>
    public static Book Written(Random random, int length)
    {
        var book = new Book();
        foreach (var programme in Programmes)
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
        var accepted = Programmes.Length;
        for (var i = 0; i < length; i++)
        {
            var on = First.AddDays(random.Next(Days));
            var reported = on.AddDays(random.Next(120));
            if (book.Try(Any(random, Programmes), on, AnyCommand(random, on), reported) is null)
            {
                accepted++;
            }
        }

        accepted.ShouldBeGreaterThan(Programmes.Length);
        return book;
    }

    private static ProgrammeCommand AnyCommand(Random random, DateOnly on)
    {
        ValueList<Derailer> causes = [Any(random, Derailer.BudgetCut, Derailer.Reorganisation, Derailer.SponsorChange)];
        var (item, phase, person, other) =
            (Any(random, Items), random.Next(1, 4), Any(random, [.. Book.People]), Any(random, [.. Book.People]));
        var near = on.AddDays(random.Next(-200, 400));
        return random.Next(26) switch
        {
            0 or 1 => new Stall(causes),
            2 or 3 => new Resume(),
            4 => new PutOnHold(),
            5 => new TakeUp(),
            6 => new Rebaseline(near, causes),
            7 => random.Next(4) == 0 ? new Drop(causes) : new Stall(causes),
            8 => new Complete(LeaveUndelivered: random.Next(2) == 0, "so be it"),
            9 => new LeaveRegister("GMPP"),
            10 => new LearnOutcome(Any(random, Enum.GetValues<Domain.Programmes.Outcome>()), random.Next(2) == 0 ? on : null),
            11 => new Reopen("it goes on"),
            12 => new PlanPhase(phase, "Phase", Finish: near, Funded: random.Next(2) == 0),
            13 => Any<ProgrammeCommand>(random, new StartPhase(phase), new CompletePhase(phase), new CancelPhase(phase, MoveItemsToLater: true)),
            14 or 15 => new AddScopeItem(
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
            24 => new ReportStatus(
                new(on.Year, on.Month, 1), "RAG3@1", Any(random, "Green", "Amber", "Red"), Reason: "seen again"),
            _ => new Retract(Book.Command(random.Next(1, 150)), "a mistake"),
        };
    }

    private static T Any<T>(Random random, params T[] of) => of[random.Next(of.Length)];
}

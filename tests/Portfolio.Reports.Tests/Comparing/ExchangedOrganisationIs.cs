using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Comparing;

/// <summary>
/// Random events of everything that an organisation is folded from, in any order of days, some of them never allowed: a side that
/// knows some of them exchanges some of what differs with another.
/// </summary>
public class ExchangedOrganisationIs
{
    private static readonly DateOnly First = new(2024, 1, 1);

    private static readonly Gen<(List<Recorded> Log, int One, int Other, DateOnly Day, DateOnly OtherDay, int Seed)> Asked =
        from seed in Gen.Choose(1, int.MaxValue - 1)
        from length in Gen.Choose(0, 120)
        from one in Gen.Choose(0, 120)
        from other in Gen.Choose(0, 120)
        from day in Gen.Choose(0, 60)
        from otherDay in Gen.Choose(0, 60)
        select (Written(new Random(seed), length), one, other, First.AddDays(day), First.AddDays(otherDay), seed);

    [Fact]
    public void What_it_would_be_if_it_were_folded_anew_from_the_events_of_both_sides() => AnyBook.ForAll(Asked, given =>
    {
        var (side, other) = (SideOf(given.Log, given.One, given.Day), SideOf(given.Log, given.Other, given.OtherDay));
        List<OrganisationSubject> all = [.. given.Log.Select(OrganisationSubject.Of).Distinct()];
        var exchanged = new ExchangedOrganisation(side, other, all);
        var random = new Random(given.Seed);
        foreach (var share in new[] { 0, 1, 2, 3, 4 })
        {
            var some = all.Where(_ => random.Next(4) < share).ToHashSet();
            var anew = Folded(side.OrganisationLog.Where(e => !some.Contains(OrganisationSubject.Of(e)))
                .Concat(other.OrganisationLog.Where(e => some.Contains(OrganisationSubject.Of(e)) && Counts(e, given.OtherDay))));
            Told(exchanged.With(some)).ShouldBe(Told(anew));
        }
    });

    // What came of a survey counts by when it was recorded.
    private static bool Counts(Recorded e, DateOnly day) => e.Event switch
    {
        CommandRetracted or SnapshotRetracted => true,
        InvitationsIssued or SurveyAnswered or SurveyClosed => DateOnly.FromDateTime(e.RecordedAt.DateTime) <= day,
        _ => e.EffectiveOn <= day,
    };

    // What programmes have kept is found by these.
    [Fact]
    public void In_all_that_is_not_exchanged_the_very_object_it_was()
    {
        Recorded[] log = [At(1, "settings", new SettingChanged("stallDays", "5")), At(2, "account/A-1", new AccountOpened("A-1", "One", null))];
        var side = SideOf(log, 2, First);
        var organisation = new ExchangedOrganisation(side, SideOf(log, 0, First), [new("account", "A-1"), new("setting", "stallDays")])
            .With(new HashSet<OrganisationSubject> { new("account", "A-1") });

        organisation.Accounts.ShouldBeEmpty();
        organisation.SettingHistory.ShouldBeSameAs(side.Organisation.SettingHistory);
        organisation.Scales.ShouldBeSameAs(side.Organisation.Scales);
        organisation.Snapshots.ShouldBeSameAs(side.Organisation.Snapshots);
    }

    [Fact]
    public void Of_an_account_that_was_never_described_there_what_it_was_called_there()
    {
        Recorded[] log =
        [
            At(1, "account/A-1", new AccountOpened("A-1", "One", null)), At(2, "account/A-1", new AccountDescribed("A-1", "Two", null)),
        ];
        new ExchangedOrganisation(SideOf(log, 2, First), SideOf(log, 1, First), [new("account", "A-1")])
            .With(new HashSet<OrganisationSubject> { new("account", "A-1") }).Accounts["A-1"].Title.ShouldBe("One");
    }

    private static Side SideOf(IReadOnlyList<Recorded> log, int known, DateOnly day)
    {
        Recorded[] held = [.. log.Take(known)];
        return new([], Folded(held), new(Knowledge.Recorded(known, new(2040, 1, 1), day)), _ => ProgrammeHistory.Empty, held);
    }

    private static Organisation Folded(IEnumerable<Recorded> events) =>
        events.OrderBy(e => e.Position).Aggregate(Organisation.Initial, (organisation, e) => organisation.Evolve(e));

    private static List<Recorded> Written(Random random, int length)
    {
        var log = new List<Recorded>();
        for (var i = 1; i <= length; i++)
        {
            var (stream, happened) = Any(random, log);
            log.Add(At(i, stream, happened, random.Next(60)));
        }

        return log;
    }

    private static Recorded At(int position, string stream, DomainEvent happened, int day = 0) => new(
        position, stream, position, happened, First.AddDays(day), First.AddDays(day), new(First.AddDays(position / 2), new(12, 0), TimeSpan.Zero),
        new("olive", "pmo", "test"), Book.Command(position), []);

    private static (string Stream, DomainEvent Event) Any(Random random, List<Recorded> log)
    {
        var number = random.Next(1, 4);
        var code = number.ToString(CultureInfo.InvariantCulture);
        string stream;
        switch (random.Next(11))
        {
            case 0:
                return ("settings", new SettingChanged(random.Next(2) == 0 ? "stallDays" : "vacancyDays", $"{random.Next(1, 90)}"));
            case 1:
                return ("settings", new StatusScaleDefined(new(random.Next(4) == 0 ? "RAG5" : "OURS", number, [new($"Fine {random.Next(9)}", Light.Green)])));
            case 2:
                return ($"account/A-{code}", random.Next(2) == 0
                    ? new AccountOpened($"A-{code}", $"Account {random.Next(9)}", null)
                    : new AccountDescribed($"A-{code}", $"Account {random.Next(9)}", random.Next(2) == 0 ? "Large" : null));
            case 3:
                return ($"register/R-{code}", random.Next(3) == 0
                    ? new SnapshotRetracted($"R-{code}", First.AddDays(random.Next(3)), "00")
                    : new SnapshotImported($"R-{code}", First.AddDays(random.Next(3)), "copy.csv", "00", "test", 1));
            case 4:
                return ($"board-pack/B-{code}", new BoardPackPublished($"B-{code}", $"Pack {random.Next(9)}", "board", "", 1, "00"));
            case 5:
                return (stream = $"shock/S-{code}", (DomainEvent?)Retracted(random, log, stream) ?? new ShockDeclared($"S-{code}", "A cut", $"{random.Next(9)}", []));
            case 6:
            case 7:
                return (stream = $"wave/W-{code}", (DomainEvent?)Retracted(random, log, stream) ?? random.Next(4) switch
                {
                    0 => new WaveOpened($"W-{code}", "Customers", 40, 20, SamplingMethod.Random, [], new(0, 10), 5, ["Ease"], new("ann", 14)),
                    1 => new FeedbackActionRaised("R-1", First.AddDays(random.Next(60)), "ann", $"W-{code}", "R-1", null),
                    2 => new WaveClosed($"W-{code}"),
                    _ => new ResponseRecorded(new($"R-{random.Next(9)}", random.Next(11), [new("Ease", 2)])),
                });
            case 8:
                return (stream = $"survey/V-{code}", (DomainEvent?)Retracted(random, log, stream)
                    ?? (random.Next(2) == 0
                        ? new SurveyOpened($"V-{code}", "What derails you?", SurveyKind.CheckAllThatApply, null, [new("OVERSHADOWED", "So")])
                        : new SurveyAnswered($"{random.Next(99)}", [new("OVERSHADOWED")])));
            default:
                return (stream = $"department/D-{code}", (DomainEvent?)Retracted(random, log, stream) ?? (random.Next(2) == 0
                    ? new DepartmentOpened($"D-{code}", $"Department {random.Next(9)}", random.Next(2) == 0 ? "D-1" : null)
                    : new DepartmentDescribed($"D-{code}", $"Department {random.Next(9)}", random.Next(2) == 0 ? "D-2" : "")));
        }
    }

    private static CommandRetracted? Retracted(Random random, List<Recorded> log, string stream) =>
        random.Next(4) == 0 && log.Where(e => e.Stream == stream).ToList() is { Count: > 0 } those ? new CommandRetracted(those[random.Next(those.Count)].CommandId) : null;

    // All that anybody can ask of it.
    private static string Told(Organisation of) => string.Join('\n', (string[])
    [
        .. of.Departments.Values.Select(d => $"{d}"),
        .. Enumerable.Range(1, 120).Select(Book.Command).Where(c => of.Decide(
            new RetractDepartment("D-9", c, "a mistake"), new(First, First, of, _ => true)) is Decision.Accepted).Select(c => $"taken back: {c}"),
        .. of.Accounts.Values.Select(a => $"{a}"),
        .. of.Scales.Values.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s}"),
        .. Enumerable.Range(0, 61).Select(day => $"{of.SettingsOn(First.AddDays(day))}"),
        .. of.Snapshots.Where(s => s.Value.Count > 0).Select(s => $"{s.Key}: {string.Join(", ", s.Value)}"),
        .. of.Shocks.Select(s => Told(s.Key, s.Value)),
        .. of.Waves.Select(w => Told(w.Key, w.Value)),
        .. of.Surveys.Select(s => Told(s.Key, s.Value)),
        .. of.BoardPacks.Values.Select(b => $"{b}"),
    ]);

    private static string Told<T>(string code, History<T> history)
        where T : class, IFolded<T> =>
        $"{code}: {string.Join(", ", history.All.Select(e => e.Position))}; {string.Join(", ", history.Standing.Select(e => e.Position))}";
}

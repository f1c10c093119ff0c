using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;

namespace Portfolio.Reports.Tests;

/// <summary>
/// A ledger in memory: commands decided by the real histories, each event with a position of its own, recorded on the
/// day given (by default the day it happened). Three departments (SALES above EAST, and IT), two accounts, five people.
/// </summary>
internal sealed class Book
{
    public static readonly IReadOnlyList<string> People = ["ann", "bob", "cem", "dee", "eve"];

    private readonly SortedDictionary<string, ProgrammeHistory> _histories = new(StringComparer.Ordinal);
    private readonly List<Recorded> _aboutTheOrganisation =
    [
        .. new DomainEvent[]
        {
            new DepartmentOpened("SALES", "Sales", null), new DepartmentOpened("EAST", "Sales east", "SALES"),
            new DepartmentOpened("IT", "Technology", null), new AccountOpened("ACME", "Acme", null),
            new AccountOpened("GLOBEX", "Globex", null),
        }.Select(Recorded),
    ];

    private int _commands;

    public Book() => Organisation = OrganisationKnown(long.MaxValue);

    public Organisation Organisation { get; private set; }

    public long Position { get; private set; }

    /// <summary>An event about the organisation, as it is from the beginning.</summary>
    public static Recorded Recorded(DomainEvent happened) => new(
        0, StreamOf(happened), 0, happened, DateOnly.MinValue, DateOnly.MinValue, DateTimeOffset.UnixEpoch, new("olive", "pmo", "test"), Guid.Empty, []);

    private static string StreamOf(DomainEvent happened) => happened switch
    {
        DepartmentOpened opened => Code.Stream("department", opened.Code),
        AccountOpened opened => Code.Stream("account", opened.Code),
        SnapshotImported imported => Code.Stream("register", imported.Register),
        _ => "settings",
    };

    public IEnumerable<ProgrammeHistory> Histories => _histories.Values;

    public IReadOnlyList<ProgrammeFacts> Facts => [.. Histories.Select(ProgrammeFacts.Of)];

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The id of a command, counted from 1 in the order in which they were accepted.</summary>
    public static Guid Command(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Records what a command gives; refusing it fails the test.</summary>
    public Book Do(string programme, string on, ProgrammeCommand command, string? reported = null) =>
        Try(programme, Day(on), command, reported is null ? Day(on) : Day(reported)) is { } refused
            ? throw new ShouldAssertException($"{command} on {on}: {string.Join(" ", refused.Why)}")
            : this;

    /// <summary>Records what a command gives, or says why not.</summary>
    public Decision.Refused? Try(string programme, DateOnly on, ProgrammeCommand command, DateOnly reported)
    {
        var history = _histories.GetValueOrDefault(programme, ProgrammeHistory.Empty);
        var decision = history.Decide(command, OccasionOf(on));
        if (decision is Decision.Refused refused)
        {
            return refused;
        }

        // What it makes of other programmes is recorded with it.
        var (accepted, id) = ((Decision.Accepted)decision, Command(++_commands));
        Record(programme, accepted.Facts, on, reported, id);
        foreach (var elsewhere in accepted.Elsewhere)
        {
            Record(elsewhere.Code, elsewhere.Facts, on, reported, id);
        }

        return null;
    }

    private void Record(string programme, IEnumerable<NewFact> facts, DateOnly on, DateOnly reported, Guid command)
    {
        var history = _histories.GetValueOrDefault(programme, ProgrammeHistory.Empty);
        foreach (var fact in facts)
        {
            history = history.With(new Recorded(
                ++Position, Code.Stream("programme", programme), history.Version + 1, fact.Event, on, reported,
                DateTimeOffset.UnixEpoch.AddSeconds(Position), new("olive", "pmo", "test"), command,
                fact.Texts.Select(t => t.Name).ToValueList()));
        }

        _histories[programme] = history;
    }

    private Occasion OccasionOf(DateOnly on) => new(on, new(2040, 1, 1), Organisation, People.Contains)
    {
        Programme = code => _histories.GetValueOrDefault(code, ProgrammeHistory.Empty),
        Programmes = _histories.Values,
    };

    /// <summary>Records what a command about the organisation gives; refusing it fails the test.</summary>
    public Book Do(string on, OrganisationCommand command, string? reported = null) =>
        Try(Day(on), command, reported is null ? Day(on) : Day(reported)) is { } refused
            ? throw new ShouldAssertException($"{command} on {on}: {string.Join(" ", refused.Why)}")
            : this;

    /// <summary>Records what a command about the organisation gives, or says why not.</summary>
    public Decision.Refused? Try(DateOnly on, OrganisationCommand command, DateOnly reported)
    {
        var decision = Organisation.Decide(command, OccasionOf(on));
        if (decision is Decision.Refused refused)
        {
            return refused;
        }

        var id = Command(++_commands);
        foreach (var fact in ((Decision.Accepted)decision).Facts)
        {
            var recorded = new Recorded(
                ++Position, command.Stream, 0, fact.Event, on, reported, DateTimeOffset.UnixEpoch.AddSeconds(Position),
                new("olive", "pmo", "test"), id, fact.Texts.Select(t => t.Name).ToValueList());
            _aboutTheOrganisation.Add(recorded);
            Organisation = Organisation.Evolve(recorded);
        }

        return null;
    }

    /// <summary>The commands recorded in a stream about the organisation, in their order.</summary>
    public IReadOnlyList<Guid> CommandsOn(string stream) =>
        [.. _aboutTheOrganisation.Where(e => e.Stream == stream).Select(e => e.CommandId).Distinct()];

    /// <summary>Everything recorded about the organisation.</summary>
    public IReadOnlyList<Recorded> AboutTheOrganisation => _aboutTheOrganisation;

    /// <summary>The organisation by all that was recorded up to a position.</summary>
    public Organisation OrganisationKnown(long position) => _aboutTheOrganisation
        .Where(e => e.Position <= position)
        .Aggregate(Organisation.Initial, (o, e) => o.Evolve(e));

    /// <summary>The organisation as some knowledge holds it.</summary>
    public Organisation OrganisationKnown(Knowledge knowledge) => knowledge.Of(OrganisationKnown(knowledge.KnownAt));

    /// <summary>A programme proposed and, on the same day, commissioned: department IT, sponsor ann, phases 1 (funded) and 2.</summary>
    public Book Running(
        string programme, string from, string finish = "2030-01-01", string department = "IT", string sponsor = "ann") => this
        .Do(programme, from, new Propose(programme, $"The {programme}", department, Cadence: Cadence.Yearly))
        .Do(programme, from, new AppointSponsor(sponsor))
        .Do(programme, from, new PlanPhase(1, "First", Funded: true))
        .Do(programme, from, new PlanPhase(2, "Second"))
        .Do(programme, from, new Commission(Day(finish)));

    /// <summary>A register's copy was taken in.</summary>
    public Book Copy(string register, string on)
    {
        _aboutTheOrganisation.Add(Recorded(new SnapshotImported(register, Day(on), "copy.csv", new('0', 64), "test", 1)));
        Organisation = Organisation.Evolve(_aboutTheOrganisation[^1]);
        return this;
    }

    /// <summary>The last event's position of a programme.</summary>
    public long Last(string programme) => _histories[programme].All[^1].Position;

    /// <summary>Everything recorded so far, about a day.</summary>
    public ReportParameters On(string asOf) => new(Knowledge.Recorded(Position, new(2040, 1, 1), Day(asOf)));

    /// <summary>The facts of what some knowledge holds.</summary>
    public IReadOnlyList<ProgrammeFacts> Known(Knowledge knowledge) =>
        [.. Histories.Select(h => ProgrammeFacts.Of(knowledge.Of(h)))];
}

using System.Globalization;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;

namespace Portfolio.Domain.Tests;

/// <summary>The world that examples happen in: 1 July 2026, two departments, two accounts, four people.</summary>
internal static class Today
{
    public static readonly DateOnly Date = new(2026, 7, 1);

    public static readonly Actor Officer = new("olive", "pmo", "http");

    /// <summary>Two departments, two accounts, and a shock that strikes on 1 February.</summary>
    public static readonly Organisation Organisation = new DomainEvent[]
    {
        new DepartmentOpened("SALES", "Sales", null), new DepartmentOpened("IT", "Technology", null),
        new AccountOpened("ACME", "Acme", null), new AccountOpened("GLOBEX", "Globex", null),
    }.Select((e, i) => Recorded(e, Date, i + 1)).Aggregate(Domain.Organisation.Initial, (o, e) => o.Evolve(e))
        .Evolve(Recorded(new ShockDeclared("CUTS", "Savings round", "BudgetCut", []), new(2026, 2, 1), 5, "shock/CUTS"));

    public static readonly IReadOnlyList<string> People = ["ann", "bob", "cem", "dee"];

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Occasion Occasion(string day, Organisation? organisation = null) => Occasion(Day(day), organisation);

    public static Occasion Occasion(DateOnly day, Organisation? organisation = null) =>
        new(day, Date, organisation ?? Organisation, People.Contains)
        {
            Programme = code => string.Equals(code, "OTHER", StringComparison.OrdinalIgnoreCase)
                ? Examples.Other.History
                : ProgrammeHistory.Empty,
        };

    /// <summary>An event as the ledger would have recorded it.</summary>
    public static Recorded Recorded(DomainEvent happened, DateOnly day, long position, string stream = "", Guid command = default) =>
        new(position, stream, 1, happened, day, day, DateTimeOffset.UnixEpoch, Officer, command, []);

    /// <summary>The id that the n-th command of a history gets, from 1.</summary>
    public static Guid Command(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>The history after one more command, as the ledger would have recorded it.</summary>
    public static ProgrammeHistory Recording(this ProgrammeHistory history, DateOnly day, IEnumerable<NewFact> facts)
    {
        var command = Command(history.All.Select(e => e.CommandId).Distinct().Count() + 1);
        foreach (var fact in facts)
        {
            history = history.With(new Recorded(
                history.Version + 1, "programme/CRM", history.Version + 1, fact.Event, day, day, DateTimeOffset.UnixEpoch,
                Officer, command, fact.Texts.Select(t => t.Name).ToValueList()));
        }

        return history;
    }
}

using Portfolio.App.Node;
using Portfolio.App.Simulate.Cast;
using Portfolio.App.Simulate.Life;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate;

/// <summary>
/// A portfolio made by chance with known hazards. Every event comes from deciding a real command on what is on record by
/// then, in the order in which the commands were given.
/// </summary>
public sealed class Simulation
{
    private readonly SimulationPlan _plan;
    private readonly Company _company;
    private readonly HashSet<string> _people;

    /// <exception cref="ArgumentException">The plan has a fault; the message says which.</exception>
    public Simulation(SimulationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Fault is { } fault)
        {
            throw new ArgumentException(fault, nameof(plan));
        }

        (_plan, _company) = (plan, Company.For(plan));
        _people = [.. _company.People.Select(p => p.Id)];
    }

    /// <summary>Who appears: to be known before the first command.</summary>
    public IReadOnlyList<Person> People => _company.People;

    /// <summary>All that is recorded, in the order in which it is; recorded times never decrease.</summary>
    public IEnumerable<SimulatedAppend> Appends()
    {
        var organisation = Organisation.Initial;
        var ids = Dice.Of(_plan.Seed, -2);
        foreach (var command in (IEnumerable<OrganisationCommand>)[.. Offices.All, .. _company.Accounts])
        {
            var occasion = new Occasion(_plan.From, _plan.From, organisation, _people.Contains);
            var append = new SimulatedAppend(
                command.Stream, 0, Accepted(organisation.Decide(command, occasion), command), _plan.From, _plan.From,
                Morning(_plan.From), _company.Officers[0], ids.Id());
            organisation = append.At(1).Aggregate(organisation, (before, recorded) => before.Evolve(recorded));
            yield return append;
        }

        var histories = new Dictionary<string, ProgrammeHistory>(StringComparer.Ordinal);
        var position = 1L + organisation.Departments.Count + organisation.Accounts.Count;
        foreach (var given in Commands())
        {
            var stream = Code.Stream("programme", given.Code);
            var history = histories.GetValueOrDefault(stream, ProgrammeHistory.Empty);
            var today = DateOnly.FromDateTime(given.RecordedAt.UtcDateTime);
            var occasion = new Occasion(given.EffectiveOn, today, organisation, _people.Contains);
            var append = new SimulatedAppend(
                stream, history.Version, Accepted(history.Decide(given.Command, occasion), given), given.EffectiveOn,
                given.ReportedOn ?? today, given.RecordedAt, given.Actor, given.CommandId);
            foreach (var recorded in append.At(position))
            {
                history = history.With(recorded);
            }

            position += append.Facts.Count;
            histories[stream] = history;
            yield return append;
        }
    }

    // All lives at once, each lived when its first day comes and let go after its last: only what goes on is held.
    private IEnumerable<SimulatedCommand> Commands()
    {
        var end = Morning(_plan.Until.AddDays(1));
        var lives = new PriorityQueue<LifeOnRecord, (DateTimeOffset At, int Number)>();
        for (var number = 1; number <= _plan.Programmes; number++)
        {
            var life = Openings.Draw(_plan, _company, number);
            lives.Enqueue(new LifeOnRecord(life, _plan.Until), (Morning(life.Today), number));
        }

        while (lives.TryDequeue(out var life, out var key))
        {
            if (life.Take() is { } command)
            {
                yield return command;
            }

            if (life.NextAt < end)
            {
                lives.Enqueue(life, (life.NextAt, key.Number));
            }
        }
    }

    private static ValueList<NewFact> Accepted(Decision decision, object command) => decision switch
    {
        Decision.Accepted { Facts.Count: > 0 } accepted => accepted.Facts,
        Decision.Refused refused => throw new InvalidOperationException(
            $"The simulator gave a command that is refused, {command}: {refused.Why[0].Sentence}"),
        _ => throw new InvalidOperationException($"The simulator gave a command that changes nothing, {command}."),
    };

    private static DateTimeOffset Morning(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

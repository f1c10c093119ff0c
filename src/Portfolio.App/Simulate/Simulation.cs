using Portfolio.App.Node;
using Portfolio.App.Simulate.Around;
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
    private readonly OfficeYears _office;
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
        _office = OfficeYears.Of(plan, _company);
        _people = [.. _company.People.Select(p => p.Id)];
    }

    /// <summary>Who appears: to be known before the first command.</summary>
    public IReadOnlyList<Person> People => _company.People;

    /// <summary>All that is recorded, in the order in which it is; recorded times never decrease.</summary>
    public IEnumerable<SimulatedAppend> Appends()
    {
        var office = new OfficeRecord(_people.Contains, _company.Officers[0], Dice.Of(_plan.Seed, -2));
        var acts = new Queue<OfficeAct>(_office.Acts);
        var position = 1L;
        foreach (var command in (IEnumerable<OrganisationCommand>)[.. Offices.All, .. _company.Accounts])
        {
            var append = office.Decide(command, _plan.From, Morning(_plan.From), position);
            position += append.Count;
            yield return append;
        }

        var histories = new Dictionary<string, ProgrammeHistory>(StringComparer.Ordinal);
        foreach (var given in Commands())
        {
            while (acts.TryPeek(out var act) && act.RecordedAt <= given.RecordedAt)
            {
                acts.Dequeue();
                var about = office.Decide(act.Command, act.EffectiveOn, act.RecordedAt, position);
                position += about.Count;
                yield return about;
            }

            var append = Decided(given, office.Organisation, histories, position);
            position += append.Count;
            yield return append;
        }

        foreach (var act in acts)
        {
            var about = office.Decide(act.Command, act.EffectiveOn, act.RecordedAt, position);
            position += about.Count;
            yield return about;
        }
    }

    private SimulatedAppend Decided(
        SimulatedCommand given, Organisation organisation, Dictionary<string, ProgrammeHistory> histories, long position)
    {
        var stream = Code.Stream("programme", given.Code);
        var today = DateOnly.FromDateTime(given.RecordedAt.UtcDateTime);
        var occasion = new Occasion(given.EffectiveOn, today, organisation, _people.Contains) { Programme = code => HistoryOf(Code.Stream("programme", code)) };
        var accepted = Accepted(HistoryOf(stream).Decide(given.Command, occasion), given);
        var append = new SimulatedAppend(
            stream, HistoryOf(stream).Version, accepted.Facts, given.EffectiveOn,
            given.ReportedOn ?? today, given.RecordedAt, given.Actor, given.CommandId)
        {
            Elsewhere = accepted.Elsewhere
                .Select(e => (Stream: Code.Stream("programme", e.Code), e.Facts))
                .Select(e => new SimulatedFacts(e.Stream, HistoryOf(e.Stream).Version, e.Facts)).ToValueList(),
        };
        foreach (var recorded in append.At(position))
        {
            histories[recorded.Stream] = HistoryOf(recorded.Stream).With(recorded);
        }

        return append;

        ProgrammeHistory HistoryOf(string of) => histories.GetValueOrDefault(of, ProgrammeHistory.Empty);
    }

    // All lives at once, each lived when its first day comes and let go after its last: only what goes on is held.
    private IEnumerable<SimulatedCommand> Commands()
    {
        var end = Morning(_plan.Until.AddDays(1));
        var lives = new PriorityQueue<LifeOnRecord, (DateTimeOffset At, int Number)>();
        for (var number = 1; number <= _plan.Programmes; number++)
        {
            var life = Openings.Draw(_plan, _company, number);
            var around = new LifeAround(_office.Strikes, Dice.Of(_plan.Seed, -1000 - number));
            lives.Enqueue(new LifeOnRecord(life, around, _plan.Until), (Morning(life.Today), number));
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

    internal static Decision.Accepted Accepted(Decision decision, object command) => decision switch
    {
        Decision.Accepted { Facts.Count: > 0 } accepted => accepted,
        Decision.Refused refused => throw new InvalidOperationException(
            $"The simulator gave a command that is refused, {command}: {refused.Why[0].Sentence}"),
        _ => throw new InvalidOperationException($"The simulator gave a command that changes nothing, {command}."),
    };

    private static DateTimeOffset Morning(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

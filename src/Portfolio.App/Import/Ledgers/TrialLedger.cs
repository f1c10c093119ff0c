using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.Ledgers;

/// <summary>Tries an import out in memory, over what is on record, and records nothing.</summary>
public sealed class TrialLedger : IRegisterLedger
{
    private static readonly Actor Nobody = new("", "", "");

    private readonly Dictionary<string, ProgrammeHistory> _programmes;
    private readonly Func<string, bool> _knowsPerson;
    private long _position;

    /// <param name="programmes">By stream.</param>
    /// <param name="limit">To whose programmes whoever imports is kept; null: to all.</param>
    public TrialLedger(
        Organisation organisation,
        IEnumerable<KeyValuePair<string, ProgrammeHistory>> programmes,
        Func<string, bool> knowsPerson,
        DateOnly today,
        DepartmentLimit? limit = null)
    {
        (Organisation, _knowsPerson, Today, Limit) = (organisation, knowsPerson, today, limit);
        _programmes = new(programmes, StringComparer.Ordinal);

        // Any positions behind all that exist will do: only their order counts.
        _position = long.MaxValue / 4;
    }

    public Organisation Organisation { get; private set; }

    public IEnumerable<ProgrammeHistory> Programmes => _programmes.Values;

    /// <summary>
    /// Whether what it tries is kept for what comes after. Of the last copy of a register, whose programmes are listed once
    /// each, nothing needs to be: a million rows are tried at flat memory.
    /// </summary>
    public bool Keeps { get; set; } = true;

    public DateOnly Today { get; }

    public DepartmentLimit? Limit { get; }

    public int InFlight => 1;

    public ProgrammeHistory Programme(string code) =>
        _programmes.GetValueOrDefault(Code.Stream("programme", code), ProgrammeHistory.Empty);

    public Task<Written> WriteAsync(
        string code, IReadOnlyList<ProgrammeCommand> commands, RowOrigin origin, int version, CancellationToken cancellation)
    {
        var stream = Code.Stream("programme", code);
        var history = Programme(code);
        var events = new List<DomainEvent>();
        var on = OccasionOn(origin.On);
        for (var i = 0; i < commands.Count; i++)
        {
            var decision = history.Decide(commands[i], on);
            switch (Limit?.Hold(code, history, decision, on) ?? decision)
            {
                case Decision.Refused refused:
                    return Task.FromResult<Written>(new Written.Refused(InWords(refused.Why)));
                case Decision.Accepted accepted:
                    // What is so after the last one is asked only where it is kept.
                    var goesOn = Keeps || i + 1 < commands.Count;
                    foreach (var fact in accepted.Facts)
                    {
                        history = goesOn ? history.With(Recorded(fact, stream, history.Version + 1, origin)) : history;
                        events.Add(fact.Event);
                    }

                    break;
            }
        }

        if (Keeps)
        {
            _programmes[stream] = history;
        }

        return Task.FromResult<Written>(new Written.Done(events));
    }

    public Task<Written> WriteAsync(OrganisationCommand command, RowOrigin origin, CancellationToken cancellation)
    {
        var on = OccasionOn(origin.On);
        var decision = Limit?.Hold(command, on) ?? Organisation.Decide(command, on);
        if (decision is Decision.Refused refused)
        {
            return Task.FromResult<Written>(new Written.Refused(InWords(refused.Why)));
        }

        var facts = ((Decision.Accepted)decision).Facts;
        Organisation = facts.Aggregate(
            Organisation, (known, fact) => known.Evolve(Recorded(fact, command.Stream, version: 0, origin)));
        return Task.FromResult<Written>(new Written.Done([.. facts.Select(f => f.Event)]));
    }

    public Task AddAsync(IReadOnlyCollection<Person> people, CancellationToken cancellation) => Task.CompletedTask;

    internal static string InWords(IEnumerable<Refusal> why) => string.Join(" ", why.Select(w => w.Sentence));

    private Occasion OccasionOn(DateOnly day) => new(day, Today, Organisation, _knowsPerson)
    {
        Programmes = _programmes.Values,
        NamesDepartment = code => _programmes.Values.FirstOrDefault(p => p.NamesDepartment(code))?.Latest.Code,
    };

    private Recorded Recorded(NewFact fact, string stream, int version, RowOrigin origin) => new(
        ++_position, stream, version, fact.Event, origin.On, origin.On, default, Nobody, Guid.Empty,
        fact.Texts.Select(t => t.Name).ToValueList());
}

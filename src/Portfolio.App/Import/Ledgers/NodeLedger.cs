using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.Ledgers;

/// <summary>Records an import through a node, many programmes at once, so that their appends share transactions.</summary>
/// <param name="import">What this import is called in the source of its events; also what they are correlated by.</param>
/// <param name="limit">To whose programmes the actor is kept; null: to all.</param>
public sealed class NodeLedger(PortfolioNode node, Actor actor, Guid import, TimeProvider clock, DepartmentLimit? limit) : IRegisterLedger
{
    private const int MostTries = 20;

    public Organisation Organisation => node.View.Organisation;

    public IEnumerable<ProgrammeHistory> Programmes => node.View.Programmes.Values;

    public DateOnly Today => node.Today;

    public DepartmentLimit? Limit => limit;

    // Of rows with an event or more: a group on its way, and the next one waiting.
    public int InFlight => 2 * node.Ledger.GroupEvents;

    public ProgrammeHistory Programme(string code) => node.View.Programme(code);

    public Task<Written> WriteAsync(
        string code, IReadOnlyList<ProgrammeCommand> commands, RowOrigin origin, int version, CancellationToken cancellation) =>
        PatientlyAsync(() => node.ExecuteAsync(code, commands, Around(origin), version, cancellation), cancellation);

    public Task<Written> WriteAsync(OrganisationCommand command, RowOrigin origin, CancellationToken cancellation) =>
        PatientlyAsync(() => node.ExecuteAsync(command, Around(origin), cancellation), cancellation);

    public Task AddAsync(IReadOnlyCollection<Person> people, CancellationToken cancellation) =>
        node.People.AddAsync(people, cancellation);

    private Envelope Around(RowOrigin origin) => new(
        actor, origin.On, origin.On,
        Source: new Source(origin.File, origin.Row, import.ToString()),
        CorrelationId: import)
    {
        Limit = limit,
    };

    // A ledger that has too much to do says when to come again; an import is the one that can wait.
    private async Task<Written> PatientlyAsync(Func<Task<Answer>> execute, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            switch (await execute())
            {
                case Answer.Done done:
                    return done.Events.Count == 0
                        ? new Written.Done([])
                        : new Written.Done(
                            [.. done.Events.Select(e => e.Event)], done.Events[0].CommandId, done.Events[0].Position, done.Events[^1].Position);
                case Answer.Refused refused:
                    return new Written.Refused(TrialLedger.InWords(refused.Why));
                case Answer.Conflict:
                    return new Written.Moved();
                case Answer.Overloaded busy when tried < MostTries:
                    await Task.Delay(busy.RetryAfter, clock, cancellation);
                    break;
                case Answer.Stopped stopped:
                    throw Stopped(stopped.Reason);
                case Answer.Unfolded unfolded:
                    throw Stopped(unfolded.Stop.Sentence);
                case Answer.Unavailable gone:
                    throw Stopped(gone.Reason);
                case var other:
                    throw Stopped($"The ledger does not answer as it should ({other.GetType().Name}).");
            }
        }
    }

    private static ImportStoppedException Stopped(string why) => new(
        $"{why} What was recorded until now stays; give the same files again, and only what is missing will be recorded.");
}

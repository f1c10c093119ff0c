using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.Ledgers;

/// <summary>
/// What an import reads and writes. There are two: one only tries it out in memory (every check and the preview), the other
/// records. Both decide by the same rules.
/// </summary>
public interface IRegisterLedger
{
    Organisation Organisation { get; }

    IEnumerable<ProgrammeHistory> Programmes { get; }

    DateOnly Today { get; }

    /// <summary>To whose programmes whoever imports is kept; null: to all.</summary>
    DepartmentLimit? Limit { get; }

    /// <summary>How many programmes may be written at once.</summary>
    int InFlight { get; }

    /// <summary>The record of a programme; empty if there is none.</summary>
    ProgrammeHistory Programme(string code);

    /// <summary>Decides commands on one programme, one after another; all their events are recorded, or none.</summary>
    /// <param name="version">The version that they were made for.</param>
    Task<Written> WriteAsync(
        string code, IReadOnlyList<ProgrammeCommand> commands, RowOrigin origin, int version, CancellationToken cancellation);

    Task<Written> WriteAsync(OrganisationCommand command, RowOrigin origin, CancellationToken cancellation);

    Task AddAsync(IReadOnlyCollection<Person> people, CancellationToken cancellation);
}

/// <summary>Where a fact comes from.</summary>
/// <param name="Row">As in <see cref="Source"/>; null for what follows from the file as a whole.</param>
/// <param name="On">The day it is effective and reported.</param>
public sealed record RowOrigin(string File, int? Row, DateOnly On);

/// <summary>What became of commands.</summary>
public abstract record Written
{
    private Written()
    {
    }

    /// <param name="Events">What was recorded or, in a trial, would be.</param>
    /// <param name="Command">The command it was recorded by; null where nothing was.</param>
    /// <param name="First">Position of the first of the events.</param>
    /// <param name="Last">Position of the last one.</param>
    public sealed record Done(IReadOnlyList<DomainEvent> Events, Guid? Command = null, long? First = null, long? Last = null) : Written;

    public sealed record Refused(string Sentence) : Written;

    /// <summary>Someone else has recorded something meanwhile: compare again.</summary>
    public sealed record Moved : Written;
}

/// <summary>The import had to stop in the middle; the message says what is recorded and what to do.</summary>
public sealed class ImportStoppedException(string message) : Exception(message);

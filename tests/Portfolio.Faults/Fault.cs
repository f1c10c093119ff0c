namespace Portfolio.Faults;

/// <summary>Something that goes wrong, and what it is done to.</summary>
/// <param name="Name">For the command line.</param>
/// <param name="Summary">What happens, in a sentence.</param>
/// <param name="Site">What stands before it begins.</param>
/// <param name="DoAsync">
/// Does it while the writers write. Returns when commands are acknowledged again; the reckoning follows by itself.
/// </param>
internal sealed record Fault(string Name, string Summary, SitePlan Site, Func<FaultRun, Task> DoAsync)
{
    /// <summary>Every fault there is, in the order in which they are done.</summary>
    public static readonly IReadOnlyList<Fault> All =
    [
        ProgramKilled.Fault,
        PostgresStoppedAtOnce.Fault,
        BackendsTerminated.Fault,
        AnswerLost.Fault,
        CallerGivesUp.Fault,
        DiskFull.Fault,
        ClockSetBack.Fault,
        NodesRace.OfTwo,
        NodesRace.OfFour,
        NodePaused.Fault,
        VerbsKilled.Fault,
        FirstStartKilled.Fault,
        RollingUpgrade.Fault,
        RestoredFromBackup.Fault,
        PrimaryKilled.Fault,
        StandbyBehind.Fault,
    ];
}

/// <summary>What stands before a fault is done.</summary>
/// <param name="Nodes">How many nodes serve on the one ledger.</param>
/// <param name="Standby">What follows the PostgreSQL.</param>
/// <param name="SmallDisk">Whether the PostgreSQL lies on a disk of its own that is soon full.</param>
/// <param name="Relay">Whether the nodes reach the PostgreSQL through a relay that can cut their connections.</param>
/// <param name="OwnClock">Whether the PostgreSQL has a clock that can be set.</param>
internal sealed record SitePlan(
    int Nodes = 1, StandbyKind Standby = StandbyKind.None, bool SmallDisk = false, bool Relay = false, bool OwnClock = false);

/// <summary>A PostgreSQL that follows another.</summary>
internal enum StandbyKind
{
    None,

    /// <summary>Nothing is acknowledged before the standby has it.</summary>
    Synchronous,

    /// <summary>Nobody waits for it.</summary>
    Asynchronous,
}

/// <summary>How much of it.</summary>
/// <param name="Seed">What is decided by lot is the same for the same seed.</param>
/// <param name="Commands">How many commands are acknowledged before, and after, each blow; by lot, half of them more or less.</param>
/// <param name="Blows">How often the fault is done.</param>
/// <param name="Pause">How long a node is paused at most; by lot, down to four fifths.</param>
internal sealed record Measure(int Seed, int Commands, int Blows, TimeSpan Pause);

/// <summary>A promise was not kept.</summary>
internal sealed class BrokenPromiseException(string what, Exception? cause = null) : Exception(what, cause);

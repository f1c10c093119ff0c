using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>How a node opens a ledger.</summary>
public sealed record LedgerSettings
{
    /// <summary>What to migrate after the ledger's own schema.</summary>
    public ImmutableArray<MigrationSource> Migrations { get; init; } = [];

    /// <summary>Whether a ledger made now is marked sample; one that exists keeps its mark.</summary>
    public bool Sample { get; init; }

    /// <summary>Most connections of the pool. The appender and the tail hold one more each.</summary>
    public int PoolSize { get; init; } = 8;

    /// <summary>Bounds of the appender.</summary>
    public GroupAppenderSettings Appender { get; init; } = new();

    /// <summary>The node's clock, for pauses only: recorded times are the database's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

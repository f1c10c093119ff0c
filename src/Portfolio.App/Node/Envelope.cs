using System.Security.Cryptography;
using System.Text;
using Portfolio.Domain;

namespace Portfolio.App.Node;

/// <summary>What goes round a command: who, when in the world, on whose word, under which key.</summary>
/// <param name="Actor">Who records it, in which role, by which way.</param>
/// <param name="EffectiveOn">The day it happened; left out, today.</param>
/// <param name="ReportedOn">The day its source said it; left out, today.</param>
/// <param name="Note">A free text for the first event.</param>
/// <param name="Source">File and row of an imported fact.</param>
/// <param name="CorrelationId">What it is part of; left out, only itself.</param>
/// <param name="RecordedAt">Only on a ledger marked sample: the instant it is recorded at.</param>
/// <param name="CommandId">Only where the id must be repeatable (the simulator); left out, a new one.</param>
public sealed record Envelope(
    Actor Actor,
    DateOnly? EffectiveOn = null,
    DateOnly? ReportedOn = null,
    string? Note = null,
    Source? Source = null,
    Guid? CorrelationId = null,
    DateTimeOffset? RecordedAt = null,
    Guid? CommandId = null)
{
    /// <summary>To whose programmes the actor is kept; null: to all.</summary>
    public DepartmentLimit? Limit { get; init; }

    /// <summary>The caller's key (<c>Idempotency-Key</c>) with the hash of what it sent; null: it is sent once.</summary>
    public CommandKey? Key { get; init; }
}

/// <summary>What makes a command the same however often it is sent.</summary>
/// <param name="Key">Chosen by the caller, unique for the actor.</param>
/// <param name="ContentHash">SHA-256 of what the caller sent.</param>
public sealed record CommandKey(string Key, ReadOnlyMemory<byte> ContentHash)
{
    public static CommandKey Of(string key, string content) => new(key, SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

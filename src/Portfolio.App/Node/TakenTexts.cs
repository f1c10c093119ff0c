using NpgsqlTypes;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// Texts that were taken out stay so. Which they are is kept outside the database too; those that a restored database holds
/// again are withheld from whoever reads, and taken out again, on the record, as soon as that can be recorded.
/// </summary>
/// <param name="kept">Where they are kept outside the database; null: they are not.</param>
internal sealed class TakenTexts(LedgerDatabase ledger, RedactedTextsFile? kept, OrganisationDays days, ILogger logger)
{
    public const string Reason = "It had been taken out before the database was restored.";

    private static readonly Actor Node = new("node", Roles.Admin, "restore");

    private volatile string? _trouble;

    /// <summary>Why texts could not be kept, or not be taken out again, without saying where the list is; null: all is well.</summary>
    public string? Trouble => _trouble;

    /// <summary>Whether another redaction could be kept outside the database; why not is logged.</summary>
    public async Task<bool> CanKeepAsync(CancellationToken cancellation)
    {
        try
        {
            await (kept?.ProveWritableAsync(cancellation) ?? Task.CompletedTask);
            return true;
        }
        catch (Exception fault) when (KeptLines.IsUnusable(fault))
        {
            logger.LogError("No text can be taken out while {File} cannot be written: {Reason}", RedactedTextsFile.Name, fault.Message);
            return false;
        }
    }

    /// <summary>
    /// Keeps outside the database what the record says was taken out, and takes out again what only the list outside knows of,
    /// as after a restore from an older backup. What fails is told by <see cref="Trouble"/> and tried again by whoever asks.
    /// </summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        try
        {
            var (recorded, outside) = await WithholdAsync(cancellation);
            if (kept is not null)
            {
                await (recorded.Count == 0 ? Task.CompletedTask : kept.KeepAsync(recorded, cancellation));
                Report(await TakeOutAgainAsync(await ReturnedAsync(outside, cancellation), cancellation));
            }
        }
        catch (Exception fault) when (KeptLines.IsUnusable(fault))
        {
            Report(fault);
        }
    }

    /// <summary>Withholds what was taken out, by the record or by the list outside, and keeps that nowhere: for one who may only read.</summary>
    public async Task RecallAsync(CancellationToken cancellation)
    {
        try
        {
            await WithholdAsync(cancellation);
        }
        catch (Exception fault) when (KeptLines.IsUnusable(fault))
        {
            Report(fault);
        }
    }

    private async Task<(IReadOnlyList<TakenText> Recorded, IReadOnlyList<TakenText> Outside)> WithholdAsync(CancellationToken cancellation)
    {
        var recorded = await RecordedAsync(cancellation);
        ledger.Withheld.Add(recorded.Select(t => t.Commitment));
        var outside = kept?.Read() ?? [];
        ledger.Withheld.Add(outside.Select(t => t.Commitment));
        return (recorded, outside);
    }

    private async Task<IReadOnlyList<TakenText>> RecordedAsync(CancellationToken cancellation)
    {
        await using var query = ledger.Pool.CreateCommand(
            """
            select e.position, n.name, encode(e.text_commitments[array_position(e.text_names, n.name)], 'hex')
            from ledger.events r
            cross join lateral json_array_elements_text(r.data -> 'texts') n (name)
            join ledger.events e on e.position = (r.data ->> 'position')::bigint
            where r.stream = $1 and r.type = $2 and n.name = any (e.text_names)
            """);
        query.Parameters.Add(new() { Value = AdministrationStreams.Ledger, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = TextRedactor.EventType, NpgsqlDbType = NpgsqlDbType.Text });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var texts = new List<TakenText>();
        while (await rows.ReadAsync(cancellation))
        {
            texts.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2)));
        }

        return texts;
    }

    // The very same texts of the very same history, which nothing on the record has taken out.
    private async Task<ILookup<long, string>> ReturnedAsync(IReadOnlyList<TakenText> outside, CancellationToken cancellation)
    {
        await using var query = ledger.Pool.CreateCommand(
            """
            select t.position, t.name
            from unnest($1, $2, $3) k (position, name, commitment)
            join ledger.texts t on t.position = k.position and t.name = k.name and t.redacted_by is null
            join ledger.events e on e.position = k.position
                and encode(e.text_commitments[array_position(e.text_names, k.name)], 'hex') = k.commitment
            order by t.position, t.name
            """);
        query.Parameters.Add(new() { Value = outside.Select(t => t.Position).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        query.Parameters.Add(new() { Value = outside.Select(t => t.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = outside.Select(t => t.Commitment).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var texts = new List<(long Position, string Name)>();
        while (await rows.ReadAsync(cancellation))
        {
            texts.Add((rows.GetInt64(0), rows.GetString(1)));
        }

        return texts.ToLookup(t => t.Position, t => t.Name);
    }

    // Another node may do the same: whoever comes second finds it done.
    private async Task<string?> TakeOutAgainAsync(ILookup<long, string> returned, CancellationToken cancellation)
    {
        foreach (var texts in returned)
        {
            var again = new RedactTexts(texts.Key, [.. texts], Reason);
            var request = Requests.Redact(again, Dated.Of(new Envelope(Node), days), days.Today);
            var not = await ledger.Redactor.RedactAsync(request, cancellation) switch
            {
                null or AppendOutcome.Stored => null,
                AppendOutcome.Forked forked => forked.Reason,
                AppendOutcome.Unknown unknown => unknown.Reason,
                AppendOutcome.Refused refused => refused.Reason,
                var other => throw new InvalidOperationException($"Unknown outcome {other}."),
            };
            if (not is not null)
            {
                return not;
            }

            logger.LogWarning("Texts of position {Position} that a restore brought back were taken out again: {Names}", texts.Key, string.Join(", ", texts));
        }

        return null;
    }

    private void Report(Exception fault) =>
        Report($"{RedactedTextsFile.Name} cannot be used: after a restore, texts that were taken out may be shown again", fault.Message);

    private void Report(string? not)
    {
        if (not is null)
        {
            _trouble = null;
        }
        else
        {
            Report("texts that a restore brought back are withheld until it can be recorded that they are taken out again", not);
        }
    }

    // Once for each trouble: it is tried again for as long as it lasts.
    private void Report(string trouble, string reason)
    {
        if (_trouble != trouble)
        {
            logger.LogError("{Trouble}: {Reason}", trouble, reason);
        }

        _trouble = trouble;
    }
}

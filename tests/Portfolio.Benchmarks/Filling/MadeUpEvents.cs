using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Benchmarks.Filling;

/// <summary>
/// Events of a valid history, as many as are asked for: programmes that were registered, then reported a status, one after
/// another, and now and then stalled and went on. In the order of the log, an event of each programme in turn.
/// </summary>
internal sealed class MadeUpEvents(int programmes)
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly string[] Points = ["Green", "Amber/Green", "Amber", "Amber/Red", "Red"];
    private static readonly ImmutableArray<byte> NoContent = [.. SHA256.HashData([])];

    private readonly string[] _streams = [.. Enumerable.Range(0, programmes).Select(i => Code.Stream("programme", CodeOf(i)))];

    public static string CodeOf(int programme) => string.Create(CultureInfo.InvariantCulture, $"P-{programme:00000}");

    /// <summary>The event at a position, from 1, without its leaf.</summary>
    public SealedEvent At(long position)
    {
        var programme = (int)((position - 1) % programmes);
        var version = (position - 1) / programmes + 1;
        var day = FirstDay.AddDays((int)version);
        var encoded = EventCodec.Encode(new NewFact(Happened(programme, version, day), []), day, day, source: null);
        var id = new Guid((int)(position >> 32), 0, 0, BitConverter.GetBytes(position));
        return new SealedEvent(
            new RecordedEvent(
                position, _streams[programme], version, encoded.Type, encoded.Schema, encoded.Data, [], day, day,
                Begin.AddMilliseconds(position), "k-0123456789ab", "pmo", "simulate", id, id, null, null),
            [],
            id.ToString("N"),
            NoContent,
            1)
        {
            StoredLeafHash = [],
        };
    }

    private static ProgrammeEvent Happened(int programme, long version, DateOnly day) => (version % 10) switch
    {
        1 when version == 1 => new ProgrammeRegistered(
            CodeOf(programme), string.Create(CultureInfo.InvariantCulture, $"Programme {programme}"), null, ValueList<string>.Empty,
            null, null, null, null, null, null, Coverage.Own),
        8 => new ProgrammeStalled([Derailer.BudgetCut]),
        9 => new ProgrammeResumed(),
        _ => new StatusReported(day, "RAG5@1", Points[(programme + version) % Points.Length], null, null, null, null, null, null),
    };
}

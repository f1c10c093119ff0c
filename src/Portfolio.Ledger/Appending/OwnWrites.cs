using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>The recorded events of a group, put together from the requests and their outcomes: no reading back.</summary>
internal static class OwnWrites
{
    public static ImmutableArray<RecordedEvent> Of(List<PendingAppend> group, AppendOutcome[] outcomes)
    {
        var events = ImmutableArray.CreateBuilder<RecordedEvent>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is AppendOutcome.Appended appended)
                Add(events, group[i].Request, appended);
        }
        return events.DrainToImmutable();
    }

    private static void Add(
        ImmutableArray<RecordedEvent>.Builder events,
        AppendRequest request,
        AppendOutcome.Appended appended)
    {
        var position = appended.FirstPosition;
        for (var i = 0; i < request.Streams.Length; i++)
        {
            var stream = request.Streams[i];
            var version = VersionOf(appended, stream.Stream) - stream.Events.Length;
            foreach (var each in stream.Events)
            {
                version++;
                events.Add(new RecordedEvent(
                    position++,
                    stream.Stream,
                    version,
                    each.Type,
                    each.Schema,
                    each.Data,
                    each.Texts.IsEmpty ? [] : [.. each.Texts.Select(text => text.Name)],
                    each.EffectiveOn,
                    each.ReportedOn,
                    appended.RecordedAt,
                    request.ActorId,
                    request.ActorRole,
                    request.Way,
                    request.CommandId,
                    request.CorrelationId,
                    each.CausedBy,
                    each.Source));
            }
        }
    }

    private static long VersionOf(AppendOutcome.Appended appended, string stream) => appended.VersionOf(stream)
        ?? throw new InvalidOperationException($"The ledger took events of {stream} and did not say at which version.");
}

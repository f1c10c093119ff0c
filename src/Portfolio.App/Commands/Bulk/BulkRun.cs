using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Commands.Bulk;

/// <summary>
/// Carries out many commands so that the outcome is as if each had been given after the one before was answered. Commands on
/// different programmes do not touch each other, so that they go into the ledger together; whatever does touch others waits for
/// all before it, and all after it wait for it.
/// </summary>
internal static class BulkRun
{
    /// <summary>How many are on their way at once.</summary>
    private const int AtOnce = 64;

    public static async Task RunAsync(IEnumerable<BulkEntry> entries, CommandPlace place, CancellationToken cancellation)
    {
        var gathered = new List<BulkEntry.ToDo>();
        foreach (var entry in entries.OfType<BulkEntry.ToDo>())
        {
            if (entry.Given.Description.OwnRecord is not null)
            {
                gathered.Add(entry);
                continue;
            }

            await TogetherAsync(gathered, place, cancellation);
            gathered.Clear();
            await OneAsync(entry, place, cancellation);
        }

        await TogetherAsync(gathered, place, cancellation);
    }

    private static Task TogetherAsync(List<BulkEntry.ToDo> entries, CommandPlace place, CancellationToken cancellation) =>
        // Those gathered are on a record of their own.
        Parallel.ForEachAsync(
            entries.GroupBy(e => Code.Stream("programme", e.Given.Description.OwnRecord!(e.Given))),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (record, stop) =>
            {
                foreach (var entry in record)
                {
                    await OneAsync(entry, place, stop);
                }
            });

    private static async Task OneAsync(BulkEntry.ToDo entry, CommandPlace place, CancellationToken cancellation)
    {
        try
        {
            entry.Outcome = await entry.Given.RunAsync(place, cancellation);
        }
        catch (Npgsql.NpgsqlException away) when (LostConnection.Is(away))
        {
            // The others are answered all the same.
            entry.Outcome = new Answer.Unavailable(away.Message);
        }
    }
}

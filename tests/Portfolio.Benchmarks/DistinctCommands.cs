using System.Globalization;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>
/// Valid commands, each another one: statuses of random programmes, each for a period that the programme has not reported
/// on. As in life, each is for a day after all others of its programme, as long as there are such days up to today; then for
/// days that lie before all.
/// </summary>
/// <param name="last">The last day that the ledger was filled up to.</param>
internal sealed class DistinctCommands(IReadOnlyList<(string Code, int Given)> programmes, DateOnly last, string key)
{
    private static readonly DateOnly Past = new(1970, 1, 1);
    private static readonly string[] Points = ["Green", "Amber/Green", "Amber", "Amber/Red", "Red"];

    // Up to yesterday, wherever on earth the program's day is told.
    private readonly int _daysAfter = DateOnly.FromDateTime(DateTime.UtcNow).DayNumber - last.DayNumber - 1;
    private readonly int[] _reported = [.. programmes.Select(p => p.Given)];
    private long _sent;

    /// <summary>How many were answered as done.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>A client that gives one after another on a connection of its own.</summary>
    /// <param name="perSecond">At most so many by this client, so that a load can be kept even.</param>
    /// <param name="together">How many go into one request; several are given by <c>POST /api/commands</c>.</param>
    public async Task<Client> ClientAsync(ProgramRun server, int number, double perSecond = double.PositiveInfinity, int together = 1)
    {
        var connection = await HttpConnection.OpenAsync(server.Address);
        var random = new Random(number);
        var pace = new Pace(perSecond);
        return new Client(
            async cancellation =>
            {
                await pace.WaitAsync(cancellation);
                await connection.SendAsync(together == 1 ? Next(random) : Next(random, together), cancellation);
                Interlocked.Add(ref _sent, together);
            },
            () =>
            {
                connection.Dispose();
                return ValueTask.CompletedTask;
            });
    }

    private byte[] Next(Random random)
    {
        var (code, fields) = Status(random);
        return HttpConnection.Request("POST", $"/api/programmes/{Uri.EscapeDataString(code)}/report-status", key, fields);
    }

    private byte[] Next(Random random, int together)
    {
        var items = Enumerable.Range(0, together).Select(_ => Status(random))
            .Select(status => $$"""{"command":"report-status","code":"{{status.Code}}","fields":{{status.Fields}}}""");
        return HttpConnection.Request("POST", "/api/commands", key, $$"""{"commands":[{{string.Join(',', items)}}]}""");
    }

    private (string Code, string Fields) Status(Random random)
    {
        var programme = random.Next(programmes.Count);
        var given = Interlocked.Increment(ref _reported[programme]);
        var period = given <= _daysAfter ? last.AddDays(given) : Past.AddDays(given);
        return (programmes[programme].Code, string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"period":"{{period:yyyy-MM-dd}}","scale":"RAG5@1","overall":"{{Points[random.Next(Points.Length)]}}"}"""));
    }
}

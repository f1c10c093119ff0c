// The smallest program that runs on its own PostgreSQL: what the tests start in order to kill it.
// Says "ready CONNECTION-STRING" when the server serves, and ends in an orderly way on SIGTERM and Ctrl-C.
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Portfolio.App.Postgres;

var end = new TaskCompletionSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var logging = LoggerFactory.Create(log => log.AddSimpleConsole(console => console.SingleLine = true));

await using var postgres = await EmbeddedPostgres.StartAsync(
    new EmbeddedPostgresOptions(args[0]), logging.CreateLogger("postgres"), CancellationToken.None);
await Console.Out.WriteLineAsync($"ready {postgres.ConnectionString("postgres")}");
await end.Task;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    end.TrySetResult();
}

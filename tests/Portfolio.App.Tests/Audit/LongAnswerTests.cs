using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;

namespace Portfolio.App.Tests.Audit;

/// <summary>All of a log, or of a receipt, goes to the shell in pieces: neither what is printed is held nor what is still to be read.</summary>
public sealed class LongAnswerTests
{
    // Far more than is held between the two ends of a connection.
    private const int Entries = 40_000;

    private const int LargestPiece = 128 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_passed_on_in_pieces()
    {
        var database = await NodeRun.SampleAsync(new SimulationPlan(60, 6, Seed: 7, new DateOnly(2026, 6, 30)));
        await using var shell = new Shell();

        (await RunAsync(database, shell, "events", "--order", "oldest", "--json")).ShouldBe(ExitCode.Done);

        shell.Largest.ShouldBeLessThan(LargestPiece);
        shell.Text.Length.ShouldBeGreaterThan(4 * LargestPiece);
        var answer = JsonDocument.Parse(shell.Text).RootElement;
        var positions = answer.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("position").GetInt64()).ToList();
        positions.ShouldBe(Enumerable.Range(1, positions.Count).Select(p => (long)p));
        answer.GetProperty("total").GetInt64().ShouldBe(positions.Count);
    }

    [Fact]
    public async Task Entries_of_the_access_log_are_passed_on_while_most_of_them_are_still_to_be_read()
    {
        await using var run = await NodeRun.StartAsync();
        await using var owner = NpgsqlDataSource.Create(run.ConnectionString);
        await using (var fill = owner.CreateCommand(
            $"""
            insert into audit.access_log (at, kind, method, address, parameters, status, bytes, milliseconds)
            select now(), 'read', 'GET', '/' || n, repeat('x', 1000), 200, 0, 0 from generate_series(1, {Entries}) n
            """))
        {
            await fill.ExecuteNonQueryAsync(Cancellation);
        }

        string? sending = null;
        await using var shell = new Shell { AtFirst = () => sending = StateOfTheQuery(owner, "from audit.access_log%order by id desc%") };

        (await RunAsync(run.ConnectionString, shell, "access-log", "--json")).ShouldBe(ExitCode.Done);

        sending.ShouldBe("active", "the server is not done with sending when the first entries are printed");
        shell.Largest.ShouldBeLessThan(LargestPiece);
        var entries = JsonDocument.Parse(shell.Text).RootElement.GetProperty("entries").EnumerateArray();
        entries.Select(e => e.GetProperty("address").GetString()).ShouldBe(Enumerable.Range(1, Entries).Reverse().Select(n => $"/{n}"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Rows_of_a_receipt_are_passed_on_while_most_of_them_are_still_to_be_read(string format)
    {
        await using var run = await NodeRun.StartAsync();
        await using var owner = NpgsqlDataSource.Create(run.ConnectionString);
        var import = Guid.NewGuid();
        await using (var fill = owner.CreateCommand(
            $$"""
            insert into imports.runs (id, mapping, register, files, fingerprint, person, role, way, state, begun_at, seen_at)
            values ('{{import}}', 'status', 'status', '{a.csv}', 'f', 'officer', 'pmo', 'import', 'done', now(), now());
            insert into imports.rows (run, file, row, outcome, detail)
            select '{{import}}', 'a.csv', n, 'refused', repeat('x', 1000) from generate_series(1, {{Entries}}) n
            """))
        {
            await fill.ExecuteNonQueryAsync(Cancellation);
        }

        string? sending = null;
        await using var shell = new Shell
        {
            AtFirst = () => sending = StateOfTheQuery(owner, "from imports.rows%order by file%"),
            After = format == "csv" ? 80 : 0,
        };

        (await RunAsync(run.ConnectionString, shell, "imports", "receipt", $"{import}", "--format", format)).ShouldBe(ExitCode.Done);

        sending.ShouldBe("active", "the server is not done with sending when the first rows are printed");
        shell.Largest.ShouldBeLessThan(LargestPiece);
        var rows = format == "json"
            ? JsonDocument.Parse(shell.Text).RootElement.EnumerateArray().Select(r => r.GetProperty("row").GetInt32())
            : shell.Text.Split(Environment.NewLine)[1..^1].Select(line => int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture));
        rows.ShouldBe(Enumerable.Range(1, Entries));
    }

    private static string? StateOfTheQuery(NpgsqlDataSource owner, string query)
    {
        using var look = owner.CreateCommand(
            "select state from pg_stat_activity where datname = current_database() and query like '%' || $1 and pid <> pg_backend_pid()");
        look.Parameters.AddWithValue(query);
        return (string?)look.ExecuteScalar();
    }

    private static Task<int> RunAsync(string database, Shell shell, params string[] arguments) => CommandLine.RunAsync(
        arguments,
        new VerbEnvironment(name => name == LedgerPlace.Variable ? database : null) { Output = shell, ProcessTerminationTimeout = null },
        Cancellation);

    // Whatever is written comes as one text or another: each is one piece.
    private sealed class Shell : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public Action? AtFirst { get; init; }

        /// <summary>So many characters of a heading come before the first.</summary>
        public int After { get; init; }

        /// <summary>How many characters came at once at most.</summary>
        public int Largest { get; private set; }

        public string Text => _text.ToString();

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            if (_text.Length <= After && _text.Length + (value?.Length ?? 0) > After)
            {
                AtFirst?.Invoke();
            }

            Largest = Math.Max(Largest, value?.Length ?? 0);
            _text.Append(value);
        }

        public override void WriteLine(string? value) => Write(value + NewLine);

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }
    }
}

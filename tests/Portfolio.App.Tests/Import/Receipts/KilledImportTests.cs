using System.Text;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Verbs;

namespace Portfolio.App.Tests.Import.Receipts;

public sealed class KilledImportTests
{
    // Many groups of them: the import stands between two of the first when its program is killed.
    private const int Rows = 6_000;

    [Fact]
    public async Task An_import_whose_program_is_killed_goes_on_when_the_same_files_are_sent_again()
    {
        await using var folder = await DataFolder.UsedAsync();
        var data = folder.Location;
        var broken = Guid.Empty;
        await using (var run = await ProgramRun.ServeAsync(data))
        {
            using var pmo = run.As(Roles.Pmo);
            await using var queue = new HeadQueue(await DatabaseAsync(folder));
            await queue.HoldAsync();
            var sending = SendAsync(pmo);
            for (var group = 0; group < 3; group++)
            {
                await queue.UntilWaitingAsync(1);
                await queue.HoldNextAsync(2);
                await queue.ReleaseAsync();
            }

            await Processes.UntilAsync(() => Recorded(pmo) is var (id, rows) && (broken = id) != Guid.Empty && rows > 0);
            Recorded(pmo).Rows.ShouldBeLessThan(Rows);
            await run.KillAsync();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        await using var again = await ProgramRun.ServeAsync(data);
        using var officer = again.As(Roles.Pmo);
        var report = await (await SendAsync(officer)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        JsonDocument.Parse(report).RootElement.GetProperty("import").GetGuid().ShouldBe(broken);
        var run2 = JsonDocument.Parse(await officer.GetStringAsync($"/api/imports/{broken}")).RootElement;
        (run2.GetProperty("state").GetString(), run2.GetProperty("recorded").GetInt32(), run2.GetProperty("refused").GetInt32()).ShouldBe(("Done", Rows + 2, 0), report);
        var receipts = JsonDocument.Parse(await officer.GetStringAsync($"/api/imports/{broken}/receipt")).RootElement.EnumerateArray().ToList();
        receipts.Where(r => r.TryGetProperty("programme", out _))
            .Select(r => r.GetProperty("row").GetInt32()).ShouldBe(Enumerable.Range(2, Rows));

        // No event twice: each programme was registered and rated once, by the positions of its one receipt.
        receipts.Where(r => r.TryGetProperty("programme", out _))
            .ShouldAllBe(r => r.GetProperty("last").GetInt64() - r.GetProperty("first").GetInt64() == 1);
        var versions = await officer.GetStringAsync("/api/export/register");
        versions.Split("\r\n").Count(l => l.EndsWith(",2", StringComparison.Ordinal)).ShouldBe(Rows);
        await again.StopAsync();
    }

    // Of the server that the program has started.
    private static async Task<string> DatabaseAsync(DataFolder folder)
    {
        await using var attached = await folder.StartAsync();
        return attached.ConnectionString("portfolio");
    }

    private static (Guid Id, long Rows) Recorded(HttpClient pmo)
    {
        var runs = JsonDocument.Parse(pmo.GetStringAsync("/api/imports").GetAwaiter().GetResult()).RootElement;
        return runs.GetArrayLength() == 0 ? default : (runs[0].GetProperty("id").GetGuid(), runs[0].GetProperty("recorded").GetInt64());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient pmo)
    {
        var csv = $"{SmallRegister.Header}\r\n{string.Concat(Enumerable.Range(1, Rows).Select(i => $"A-{i},Title {i},MKT,2027-01-01,1,Green,\r\n"))}";
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "small-2024.csv" }, { new StringContent(SmallRegister.Yaml), "file", "small.yaml" },
        };
        return await pmo.PostAsync("/api/imports", form);
    }
}

using Portfolio.App.Export;

namespace Portfolio.App.Tests.Export;

/// <summary>What is taken away lies on disk until it is sent, and nowhere afterwards.</summary>
public sealed class ExportFileTests
{
    [Fact]
    public async Task A_program_that_is_killed_leaves_nothing_of_an_export_behind()
    {
        var (file, rows) = ExportFile.Make(to =>
        {
            to.Write("Ada Moss"u8);
            return 1;
        });
        await using (file)
        {
            File.Exists(file.Name).ShouldBeFalse("a name would outlive whoever is killed");
            using var text = new StreamReader(file);
            (await text.ReadToEndAsync(TestContext.Current.CancellationToken), rows).ShouldBe(("Ada Moss", 1L));
        }
    }
}

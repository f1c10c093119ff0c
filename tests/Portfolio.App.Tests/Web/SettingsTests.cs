using Microsoft.Extensions.Configuration;

namespace Portfolio.App.Tests.Web;

public sealed class SettingsTests(UnchangedWeb unchanged) : IClassFixture<UnchangedWeb>
{
    [Fact]
    public void The_folder_that_the_program_is_started_in_is_not_watched()
    {
        var files = ((IConfigurationRoot)unchanged.Run.App.Configuration).Providers.OfType<FileConfigurationProvider>().ToList();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.Source.ReloadOnChange);
    }
}

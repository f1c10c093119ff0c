using Portfolio.App.Pages.Administration;
using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Tests.Pages;

public sealed class SettingWordsTests
{
    [Fact]
    public void Every_setting_says_what_it_means_and_what_it_is()
    {
        var said = SettingWords.All(Organisation.Initial, []);

        said.Select(s => s.Name).Order(StringComparer.Ordinal).ShouldBe(Setting.Known.Keys.Order(StringComparer.Ordinal));
        said.ShouldAllBe(s => s.Meaning.EndsWith('.') && s.Value.Length > 0 && s.Since == null);
        said.Where(s => Setting.Known[s.Name](s.Value) != null).ShouldBeEmpty();
        said.ShouldAllBe(s => s.Takes.Length > 10, "what it can be set to is told before it is refused");
    }

    [Fact]
    public void What_is_set_is_what_is_shown()
    {
        foreach (var name in Setting.Known.Keys)
        {
            var value = name switch
            {
                "timeZone" => "Asia/Tokyo",
                "cadence" => "Yearly",
                "accessLogDays" => "99",
                _ when name.StartsWith("canvas", StringComparison.Ordinal) => "What else?",
                _ => "4",
            };

            Setting.Known[name](value).ShouldBeNull(name);
            Setting.Default.With(name, value).ValueOf(name).ShouldBe(value, name);
        }
    }
}

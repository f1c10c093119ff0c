using Portfolio.App.Commands;
using Portfolio.App.Node;

namespace Portfolio.App.Pages.Recording;

/// <summary>The page that shows what a command is about.</summary>
public static class RecordedAddress
{
    /// <param name="code">May be empty, or of something that is not on record: then it is the page of all of them.</param>
    public static string Of(CommandDescription command, string code, View view) => command.Target switch
    {
        CommandTarget.Programme => view.Programme(code) is { Version: > 0 } known ? $"/programmes/{known.Latest.Code}" : "/programmes",
        CommandTarget.Department => "/organisation",
        CommandTarget.Account => "/organisation/accounts",
        CommandTarget.Shock => view.Organisation.Shock(code).Latest.Declared is { } shock ? $"/shocks/{shock.Code}" : "/shocks",
        CommandTarget.Wave => view.Organisation.Wave(code).Latest.Opened is { } wave ? $"/waves/{wave.Wave}" : "/waves",
        CommandTarget.Survey => view.Organisation.Survey(code).Latest.Opened is { } survey ? $"/surveys/{survey.Survey}" : "/surveys",
        CommandTarget.BoardPack => view.Organisation.BoardPacks.TryGetValue(code, out var pack) ? $"/board-packs/{pack.Pack}" : "/board-packs",
        CommandTarget.Settings => "/administration/settings",
        _ => "/",
    };
}

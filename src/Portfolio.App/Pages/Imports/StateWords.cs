using Portfolio.App.Import.Receipts;

namespace Portfolio.App.Pages.Imports;

/// <summary>What has become of an import, in words.</summary>
internal static class StateWords
{
    public static string Of(ImportState state) => state switch
    {
        ImportState.Running => "At work",
        ImportState.BrokenOff => "Broken off; the same files again go on",
        ImportState.Done => "Done",
        ImportState.Cancelled => "Cancelled; the same files again go on",
        ImportState.Stopped => "Stopped; the same files again go on",
        ImportState.Undone => "Undone",
        _ => state.ToString(),
    };
}

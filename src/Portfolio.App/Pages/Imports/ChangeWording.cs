using Portfolio.App.Import.Drafts;

namespace Portfolio.App.Pages.Imports;

/// <summary>What a person calls what a wording of a change can mean.</summary>
internal static class ChangeWording
{
    public static string Of(ChangeMeans means) => means switch
    {
        ChangeMeans.Opens => "First seen; it became its title",
        ChangeMeans.Title => "Title",
        ChangeMeans.Department => "Department",
        ChangeMeans.Finish => "Planned finish",
        ChangeMeans.Budget => "Budget",
        ChangeMeans.Owner => "Sponsor (owner)",
        ChangeMeans.State => "State (running, on hold, completed …)",
        ChangeMeans.Stage => "Stage: how far it is",
        ChangeMeans.Target => "Target: the phase a piece of scope is planned for",
        ChangeMeans.Gone => "Left the register",
        _ => "Leave out",
    };
}

using Portfolio.App.Import.Reading;
using Portfolio.App.Web;

namespace Portfolio.App.Pages.Imports;

/// <summary>What a person calls what a column can tell.</summary>
internal static class FieldWords
{
    /// <summary>What a column can be said to be on a page.</summary>
    public static readonly IReadOnlyList<RegisterField> All =
    [
        RegisterField.Id, RegisterField.Title, RegisterField.Department, RegisterField.Description, RegisterField.Start, RegisterField.Finish,
        RegisterField.Budget, RegisterField.Status, RegisterField.Narrative, RegisterField.Owner, RegisterField.State,
    ];

    /// <summary>What a form says that a column is; null where that is nothing that can be chosen there.</summary>
    public static RegisterField? FieldOf(string said) => NamedValue.Of<RegisterField>(said) is { } field && All.Contains(field) ? field : null;

    public static string Of(RegisterField field) => field switch
    {
        RegisterField.Id => "Id of the programme",
        RegisterField.Title => "Title",
        RegisterField.Department => "Department",
        RegisterField.Description => "Purpose",
        RegisterField.Start => "Start",
        RegisterField.Finish => "Planned finish",
        RegisterField.Budget => "Budget",
        RegisterField.Status => "Status rating",
        RegisterField.Narrative => "Commentary on the status",
        RegisterField.Owner => "Sponsor (owner)",
        RegisterField.State => "State (running, on hold, completed …)",
        _ => field.ToString(),
    };
}

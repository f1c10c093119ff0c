using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>What a form is filled in beside: the programme that it is about, and the organisation.</summary>
/// <param name="History">Empty where the form is about no programme, or about several.</param>
public sealed record Surroundings(View View, People People, ProgrammeHistory History, DateOnly Today)
{
    public Organisation Organisation => View.Organisation;

    /// <summary>The programme today.</summary>
    public Programme Programme { get; } = History.On(Today);
}

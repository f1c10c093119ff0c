using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Recording;

/// <summary>Decides what was typed into a form without recording it.</summary>
internal static class Foresight
{
    /// <summary>The decision and its occasion; none of what is not decided by the domain alone.</summary>
    public static (Decision? Decision, Occasion On) Of(RecordForm form, GivenCommand given, Findings findings, PortfolioNode node)
    {
        var on = form.Around.View.OccasionOn(
            given.Envelope.EffectiveOn ?? node.Today, node.Today, id => node.People.Knows(id) || findings.New.Any(p => p.Id == id));
        return (given.Body switch
        {
            ProgrammeCommand command => Held(given, HistoryOf(form, command), command, on),
            OrganisationCommand command => form.Around.Organisation.Decide(command, on),
            _ => null,
        }, on);
    }

    private static Decision Held(GivenCommand given, ProgrammeHistory history, ProgrammeCommand command, Occasion on) =>
        history.Decide(command, on) is var decision && given.Envelope.Limit is { } limit
            ? limit.Hold(history.Version > 0 ? history.Latest.Code : "", history, decision, on)
            : decision;

    private static ProgrammeHistory HistoryOf(RecordForm form, ProgrammeCommand command) => command switch
    {
        Propose propose => form.Around.View.Programme(propose.Code),
        Register register => form.Around.View.Programme(register.Code),
        _ => form.Around.History,
    };
}

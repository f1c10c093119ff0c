using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

internal static class PeopleSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        SponsorAppointed e => $"{t.NameOf(e.Person)} appointed {RoleOf(e.Role)}.",
        SponsorSwapped e => $"{t.NameOf(e.To)} took over as sponsor from {t.NameOf(e.From)}{Served(t, e.From)}.",
        SponsorVacated e => $"{t.NameOf(e.Person)} left the sponsor’s seat{Served(t, e.Person)}; nobody took over.",
        DeputySponsorNamed e => $"{t.NameOf(e.Person)} named deputy sponsor.",
        SponsorRecommitted e => e.Commitment switch
        {
            Commitment.Endorsed => $"{t.NameOf(e.Person)} endorsed the programme.",
            Commitment.Conditional => $"{t.NameOf(e.Person)} endorsed the programme on conditions.",
            _ => $"{t.NameOf(e.Person)} withdrew the commitment to the programme.",
        },
        LeadChanged e => t.Before.Lead is { } before
            ? $"{t.NameOf(e.Person)} took over as programme lead from {t.NameOf(before)}."
            : $"{t.NameOf(e.Person)} leads the programme.",
        TeamMemberReassigned e => e.ShareLost >= 100 ? $"{e.Role} taken away from the team." : $"{e.Role} taken away from the team for {e.ShareLost} % of full time.",
        var other => $"{ProgrammeRules.InWords(other)}.",
    };

    internal static string RoleOf(SponsorRole role) => role switch
    {
        SponsorRole.Lead => "sponsor",
        SponsorRole.Joint => "joint sponsor",
        _ => "interim sponsor",
    };

    private static string Served(Telling t, string person) => t.Before.Sponsors.Find(s => s.Person == person) is { } seat
        ? $" after {Say.Span(t.On.DayNumber - seat.Since.DayNumber)}"
        : "";
}

using Portfolio.App.Audit.Search;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Audit;

public sealed class MentionsTests
{
    private static readonly HashSet<string> Ada = ["p-ada"];

    [Fact]
    public void A_person_is_found_in_whatever_field_an_event_names_them()
    {
        foreach (var e in new DomainEvent[]
        {
            new SponsorAppointed("p-ada", SponsorRole.Lead), new SponsorSwapped("p-ben", "p-ada"), new SponsorSwapped("p-ada", "p-ben"),
            new SponsorVacated("p-ada"), new LeadChanged("p-ada"), new FinishRebaselined(new(2027, 1, 1), [], "p-ada", null),
        })
        {
            Mentions.Any(e, Ada).ShouldBeTrue(e.ToString());
        }
    }

    [Fact]
    public void Nobody_is_found_where_nobody_is_named()
    {
        foreach (var e in new DomainEvent[]
        {
            new ProgrammeResumed(), new ProgrammeStalled([Derailer.Other]), new LeadChanged("p-ben"), new SponsorSwapped("p-ben", "p-cleo"),
            new FinishRebaselined(new(2027, 1, 1), [], null, "CR-1"),
        })
        {
            Mentions.Any(e, Ada).ShouldBeFalse(e.ToString());
        }
    }
}

using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Parts;

/// <summary>A person's time in a sponsor's seat, up to the day of the page.</summary>
/// <param name="To">When it ended; null: the person sits there on the day.</param>
/// <param name="Replaced">Whom the person took over from.</param>
/// <param name="FirstSeen">The person was there already when the programme was first seen, since who knows when.</param>
public sealed record Tenure(
    string Person, SponsorRole Role, DateOnly From, DateOnly? To, string? Replaced, Commitment? Commitment, bool FirstSeen)
{
    public int Days(DateOnly on) => (To ?? on).DayNumber - From.DayNumber;

    /// <summary>All tenures up to a day, in the order in which they began.</summary>
    public static IReadOnlyList<Tenure> Of(ProgrammeHistory known, DateOnly day)
    {
        var all = new List<Tenure>();
        void Change(string person, Func<Tenure, Tenure> change)
        {
            var at = all.FindLastIndex(t => t.Person == person && t.To is null);
            if (at >= 0)
            {
                all[at] = change(all[at]);
            }
        }

        var registered = known.Standing is [{ Event: ProgrammeRegistered }, ..] ? known.Standing[0].EffectiveOn : (DateOnly?)null;
        foreach (var e in known.Standing.TakeWhile(e => e.EffectiveOn <= day))
        {
            var on = e.EffectiveOn;
            switch (e.Event)
            {
                case SponsorAppointed a:
                    all.Add(new(a.Person, a.Role, on, null, null, null, on == registered));
                    break;
                case SponsorSwapped s:
                    var role = all.FindLast(t => t.Person == s.From && t.To is null)?.Role ?? SponsorRole.Lead;
                    Change(s.From, t => t with { To = on });
                    all.Add(new(s.To, role, on, null, s.From, null, false));
                    break;
                case SponsorVacated v:
                    Change(v.Person, t => t with { To = on });
                    break;
                case SponsorRecommitted r:
                    Change(r.Person, t => t with { Commitment = r.Commitment });
                    break;
                default:
                    break;
            }
        }

        return all;
    }
}

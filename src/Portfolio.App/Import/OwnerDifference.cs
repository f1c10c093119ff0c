using System.Collections.Immutable;
using Portfolio.App.Import.Names;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>Compares the owners that a row names with the sponsors on record, seat by seat.</summary>
public static class OwnerDifference
{
    /// <param name="names">Null: the row does not say.</param>
    public static Difference Of(
        ImmutableList<Seat> seats, ValueList<string>? names, PersonBook people, SnapshotTerms terms)
    {
        if (names is null)
        {
            return Difference.None;
        }

        if (seats.Exists(s => people.NameOf(s.Person) is null))
        {
            return new([], [], "A sponsor’s name on record was erased, so that owners cannot be compared; none is taken from the row.");
        }

        var (left, open, variants) = (seats.ToList(), names.ToList(), new List<NameOnSeat>());
        foreach (var alike in new[] { NameMatch.Same, NameMatch.Variant })
        {
            foreach (var name in open.ToList())
            {
                if (left.Find(s => people.Compare(people.NameOf(s.Person)!, name) == alike) is { } seat)
                {
                    left.Remove(seat);
                    open.Remove(name);
                    if (alike == NameMatch.Variant)
                    {
                        variants.Add(new(name, people.NameOf(seat.Person)!));
                    }
                }
            }
        }

        return new([.. Commands(seats, left, open, people, terms)], variants);
    }

    // Whoever is named anew takes over from whoever is no longer named, the lead first; then seats are added or vacated.
    private static IEnumerable<ProgrammeCommand> Commands(
        ImmutableList<Seat> seats, List<Seat> left, List<string> named, PersonBook people, SnapshotTerms terms)
    {
        var leaving = left.OrderBy(s => s.Role == SponsorRole.Joint).ToList();
        var swaps = Math.Min(leaving.Count, named.Count);
        for (var i = 0; i < swaps; i++)
        {
            yield return new SwapSponsor(
                leaving[i].Person, people.IdOf(named[i]), $"{terms.Register} at {terms.PositionAt:yyyy-MM-dd} names another owner.");
        }

        foreach (var seat in leaving.Skip(swaps))
        {
            yield return new VacateSponsor(seat.Person, $"{terms.Register} at {terms.PositionAt:yyyy-MM-dd} no longer names this owner.");
        }

        var led = seats.Except(leaving.Skip(swaps)).Any(s => s.Role != SponsorRole.Joint);
        foreach (var name in named.Skip(swaps))
        {
            yield return new AppointSponsor(people.IdOf(name), led ? SponsorRole.Joint : SponsorRole.Lead);
            led = true;
        }
    }
}

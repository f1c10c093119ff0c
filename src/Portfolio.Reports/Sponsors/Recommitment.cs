using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Sponsors;

/// <summary>Whether new sponsors say again that they want the programme.</summary>
internal static class Recommitment
{
    private static FigureSpec Given(int days) => new(
        "recommitted", "New sponsors who re-committed in time",
        $"Swaps after which the new sponsor said within {Amount.Days(days)} (a setting) where they stand: endorsed, conditional or withdrawn; of all swaps. Censored, and not in the denominator: the days were not over, or the programme ended or left its register first. Not observed: seen only in copies of a register, which do not tell.");

    private static readonly FigureSpec Endorsing = new(
        "endorsed", "… and endorsed it without conditions", "Of those who re-committed in time, the ones whose first word was “endorsed”.");

    /// <summary>What the new sponsor said first within the days; null: nothing.</summary>
    public static CommitmentGiven? InTime(SeatSpell seat, int days) =>
        seat.Commitments.Count > 0 && seat.Commitments[0].From <= seat.From.AddDays(days) ? seat.Commitments[0] : null;

    public static IEnumerable<Figure> Figures(Slice slice)
    {
        var days = slice.Around.Settings.RecommitmentDays;
        var spec = Given(days);
        var (given, endorsed) = (slice.Tally(spec), slice.Tally(Endorsing));
        foreach (var p in slice.Programmes)
        {
            foreach (var seat in p.Seats)
            {
                if (seat.Replaced is null)
                {
                    continue;
                }

                var due = seat.From.AddDays(days);
                if (p.SeenOnlyIn is not null)
                {
                    given.Unseen(p, seat.At);
                    endorsed.Unseen(p, seat.At);
                }
                else if (InTime(seat, days) is { } said)
                {
                    given.Hit(p, seat.At, said.At);
                    if (said.Commitment == Commitment.Endorsed)
                    {
                        endorsed.Hit(p, seat.At, said.At);
                    }
                    else
                    {
                        endorsed.Miss(p, seat.At, said.At);
                    }
                }
                else if (due > slice.AsOf ? seat.To is null : p.StoppedAfter(seat.From) <= due)
                {
                    given.Open(p, seat.At);
                }
                else
                {
                    given.Miss(p, seat.At);
                }
            }
        }

        return [spec.Share(given), Endorsing.Share(endorsed)];
    }
}

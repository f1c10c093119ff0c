using Portfolio.App.Simulate.Life;

namespace Portfolio.App.Simulate.Around;

/// <summary>
/// What happens around a programme's plan from its first day to its last. It touches nothing that the plan's own life hangs
/// on, and throws dice of its own: so it is lived after it.
/// </summary>
internal sealed class Surroundings(ProgrammeLife life, Recorder record, Dice dice, IReadOnlyList<Strike> strikes)
{
    private readonly Chance[] _chances =
    [
        .. new Milestones(life, record, dice).Chances, .. new OtherDepartments(life, record, dice).Chances,
        .. new Troubles(life, record, dice).Chances, .. new Preparations(life, record, dice).Chances,
        .. new CustomersVoice(life, record, dice).Chances, .. new Results(life, record, dice).Chances,
        .. new FeedbackLoop(life, record, dice).Chances, .. new Canvas(life, record, dice).Chances,
    ];

    /// <summary>Lives from the day after the programme came on record to the day before it ended, or to the last.</summary>
    public void Live(double begin, double until)
    {
        // Whole days: what is told of the day on which the programme ends could come behind its end.
        var (now, end) = (Math.Floor(begin) + 1, Math.Floor(Math.Min(until, life.EndedAt ?? until)));
        var hits = new Queue<Strike>(strikes.Where(s =>
            s.HitOn.DayNumber > now && s.HitOn.DayNumber < end && dice.Chance(life.Hazards.Around.ShareHit)));
        var rates = new double[_chances.Length];
        while (true)
        {
            var total = 0.0;
            for (var i = 0; i < rates.Length; i++)
            {
                total += rates[i] = _chances[i].Rate();
            }

            var next = now + (dice.Exponential(total) * ProgrammeLife.Month);
            if (hits.TryPeek(out var hit) && hit.HitOn.DayNumber <= next)
            {
                // Without memory, as in the programme's own life.
                hits.Dequeue();
                now = hit.HitOn.DayNumber;
                record.InOrder(new Domain.Programmes.AbsorbShock(hit.Code, dice.Between(1, 5)), hit.HitOn);
                continue;
            }

            now = next;
            if (now >= end)
            {
                return;
            }

            Happen(rates, dice.Uniform() * total, ProgrammeLife.DayOf(now));
        }
    }

    private void Happen(double[] rates, double point, DateOnly day)
    {
        for (var i = 0; i < rates.Length; i++)
        {
            if (point < rates[i])
            {
                if (_chances[i].Last != day)
                {
                    _chances[i].Last = day;
                    _chances[i].Happen(day);
                }

                return;
            }

            point -= rates[i];
        }
    }
}

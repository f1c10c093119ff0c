using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Simulate.Life;

/// <summary>What a programme says of itself at the end of each month or quarter: as a rule better than it stands.</summary>
internal static class StatusReporting
{
    /// <summary>Lets it report from now on, as long as it runs.</summary>
    public static void Begin(ProgrammeLife life) => Expect(life, EndOfPeriod(life, life.Today));

    private static void Expect(ProgrammeLife life, DateOnly period)
    {
        life.Reports = true;
        life.At(period.DayNumber + life.Dice.Between(3, 8) + 0.5, it => Fall(it, period));
    }

    private static void Fall(ProgrammeLife life, DateOnly period)
    {
        if (life.Ended)
        {
            life.Reports = false;
            return;
        }

        var habits = life.Hazards.Reporting;
        if (life.State is ProgrammeState.Active or ProgrammeState.Stalled && !life.Dice.Chance(habits.Missed))
        {
            Report(life, period);
        }

        Expect(life, EndOfPeriod(life, period.AddDays(1)));
    }

    private static void Report(ProgrammeLife life, DateOnly period)
    {
        var (dice, habits) = (life.Dice, life.Hazards.Reporting);
        var points = StatusScale.BuiltIn[life.Scale].Points;
        var stands = Severity(life) * (points.Count - 1) / 4;
        var says = Math.Max(0, stands - (dice.Chance(habits.Optimism) ? 1 : 0));
        var rated = !dice.Chance(habits.NotRated);
        var report = new ReportStatus(
            period,
            life.Scale,
            rated ? points[says].Name : null,
            rated ? null : "Re-planning",
            Schedule: dice.Chance(0.5) ? points[Math.Min(points.Count - 1, says + (Late(life) ? 1 : 0))].Name : null,
            Narrative: dice.Chance(0.08) ? dice.Pick(Reasons.Narratives) : null);
        var given = life.Record.Loosely(report, life.Today, reportedOn: life.Today);
        if (dice.Chance(habits.Superseded))
        {
            var other = points[(says + 1) % points.Count].Name;
            var corrected = report with
            {
                Overall = other,
                NotRatedBecause = null,
                Narrative = null,
                Reason = Reasons.Superseding,
            };
            var day = life.Today.AddDays(dice.Between(4, 20));
            life.Record.Loosely(corrected, day, reportedOn: day, notBefore: given);
        }
        else if (dice.Chance(habits.Overridden))
        {
            var day = life.Today.AddDays(dice.Between(1, 20));
            life.Record.Loosely(
                new OverrideStatus(period, points[Math.Min(points.Count - 1, says + 1)].Name, Reasons.Overriding), day, notBefore: given);
        }
        else if (dice.Chance(habits.Retracted))
        {
            var day = life.Today.AddDays(dice.Between(4, 30));
            life.Record.Loosely(new Retract(given.CommandId, Reasons.Retracting), day, notBefore: given);
        }
    }

    // 0 (all well) to 4 (in great trouble).
    private static int Severity(ProgrammeLife life)
    {
        var deferred = life.Items.Count(i => i.Open && i.Deferrals > 0);
        var points = (life.State == ProgrammeState.Stalled ? 3 : 0)
            + (Late(life) ? 2 : 0)
            + (deferred > 1 ? 1 : 0)
            + (life.Sponsor is null ? 1 : 0)
            + (life.CutIsFresh ? 1 : 0)
            + (life.Dice.Chance(0.3) ? 1 : 0);
        return Math.Min(4, points);
    }

    private static bool Late(ProgrammeLife life) => life.PlannedFinish < life.Today;

    private static DateOnly EndOfPeriod(ProgrammeLife life, DateOnly from)
    {
        var months = life.Cadence == Cadence.Quarterly ? (3 - (from.Month % 3)) % 3 : 0;
        return new DateOnly(from.Year, from.Month, 1).AddMonths(months + 1).AddDays(-1);
    }
}

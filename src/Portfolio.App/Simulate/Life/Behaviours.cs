using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>All that can happen, and which of it does.</summary>
internal static class Behaviours
{
    public static readonly IReadOnlyList<Behaviour> OfProgramme =
    [
        new Commissioning(), new Stalling(), new Resuming(), new PuttingOnHold(), new TakingUp(), new Dropping(),
        new Completing(), new LeavingRegister(), new LearningOutcome(), new MovingDepartment(),
        new SwappingSponsor(), new VacatingSponsor(), new FillingSeat(), new Recommitting(), new NamingDeputy(),
        new ChangingLead(), new Rebaselining(), new ApprovingBudget(), new CuttingBudget(), new RestoringBudget(),
        new RestatingBudget(), new StartingPhase(), new CompletingPhase(), new CancellingPhase(), new ChangingFunding(), new AddingScope(),
    ];

    private static readonly IReadOnlyList<ScopeBehaviour> OfScope =
        [new Delivering(), new Deferring(), new DroppingScope(), new PullingForward(), new RevisingScope()];

    /// <summary>Fills in how often each thing happens to the programme; gives the sum, its scope included.</summary>
    public static double Rates(ProgrammeLife life, Span<double> rates)
    {
        var total = 0.0;
        for (var i = 0; i < rates.Length; i++)
        {
            total += rates[i] = OfProgramme[i].Rate(life);
        }

        foreach (var item in ItemsAtRisk(life))
        {
            foreach (var behaviour in OfScope)
            {
                total += behaviour.Rate(life, item);
            }
        }

        return total;
    }

    /// <summary>Lets one thing happen: that in whose part of the sum the point lies.</summary>
    /// <param name="point">From 0 to the sum of all rates.</param>
    public static void Happen(ProgrammeLife life, ReadOnlySpan<double> rates, double point)
    {
        for (var i = 0; i < rates.Length; i++)
        {
            if (point < rates[i])
            {
                OfProgramme[i].Happen(life);
                return;
            }

            point -= rates[i];
        }

        foreach (var item in ItemsAtRisk(life))
        {
            foreach (var behaviour in OfScope)
            {
                var rate = behaviour.Rate(life, item);
                if (point < rate)
                {
                    behaviour.Happen(life, item);
                    return;
                }

                point -= rate;
            }
        }

        // Rounding has put the point behind the last: nothing happens, and the wait goes on.
    }

    private static IEnumerable<LifeItem> ItemsAtRisk(ProgrammeLife life) =>
        life.State is ProgrammeState.Active or ProgrammeState.Stalled ? life.Items.Where(i => i.Open) : [];
}

using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>All that can happen, and which of it does.</summary>
internal static class Behaviours
{
    private static readonly Behaviour[] OfProgramme =
    [
        new Commissioning(), new Stalling(), new Resuming(), new PuttingOnHold(), new TakingUp(), new Dropping(),
        new Completing(), new LeavingRegister(), new LearningOutcome(), new MovingDepartment(),
        new SwappingSponsor(), new VacatingSponsor(), new FillingSeat(), new Recommitting(), new NamingDeputy(),
        new ChangingLead(), new Rebaselining(), new ApprovingBudget(), new CuttingBudget(), new RestoringBudget(),
        new RestatingBudget(), new StartingPhase(), new CompletingPhase(), new CancellingPhase(), new ChangingFunding(), new AddingScope(),
        new Splitting(), new HandingOver(), new MergingBack(), new DroppingPart(), new Reopening(), new EndingExperiment(), new BeingListed(),
    ];

    private static readonly ScopeBehaviour[] OfScope =
        [new Delivering(), new Deferring(), new DroppingScope(), new PullingForward(), new RevisingScope()];

    /// <summary>How many things can happen to a programme, its scope aside.</summary>
    public static int Count => OfProgramme.Length;

    /// <summary>Fills in how often each thing happens to the programme; gives the sum, its scope included.</summary>
    public static double Rates(ProgrammeLife life, Span<double> rates)
    {
        var total = 0.0;
        for (var i = 0; i < rates.Length; i++)
        {
            total += rates[i] = OfProgramme[i].Rate(life);
        }

        if (!ScopeMoves(life))
        {
            return total;
        }

        foreach (var item in life.Items)
        {
            foreach (var behaviour in item.Open ? OfScope : [])
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

        foreach (var item in life.Items)
        {
            foreach (var behaviour in item.Open && ScopeMoves(life) ? OfScope : [])
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

    private static bool ScopeMoves(ProgrammeLife life) => life.State is ProgrammeState.Active or ProgrammeState.Stalled;
}

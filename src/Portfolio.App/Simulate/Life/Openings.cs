using Portfolio.App.Simulate.Cast;
using Portfolio.App.Simulate.Rates;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>How a programme comes on record: proposed, or registered when it had been running for some time.</summary>
internal static class Openings
{
    private const string Register = "GROUP-REGISTER";

    private static readonly Coverage Partner = new(
        "PARTNER-REGISTER",
        [FactKind.Existence, FactKind.Sponsors, FactKind.Finish, FactKind.Budget, FactKind.Status, FactKind.Outcomes],
        Sight.Continuous);

    /// <summary>A programme not yet begun, and the day it comes on record.</summary>
    public static ProgrammeLife Draw(SimulationPlan plan, Company company, int number)
    {
        var dice = Dice.Of(plan.Seed, number);
        var rates = plan.Hazards.Lifecycle;
        var registered = dice.Chance(rates.ShareRegistered);
        var wholly = !registered || !dice.Chance(rates.SharePartlyObserved);
        double days = plan.Until.DayNumber - plan.From.DayNumber;
        var begin = plan.From.DayNumber + (dice.Uniform() * (registered && wholly ? Math.Min(20, days) : days));
        var (code, title) = Titles.Programme(number, dice);
        var customers = dice.Between(0, company.Accounts.Count - 1);
        var cadence = dice.Chance(plan.Hazards.Reporting.ShareMonthly) ? Cadence.Monthly : Cadence.Quarterly;
        var life = new ProgrammeLife(
            plan.Hazards,
            company,
            new Recorder(code, dice.Pick(company.Officers), plan.Hazards.Recording, dice),
            dice,
            code,
            dice.Pick(Offices.Running),
            begin)
        {
            Accounts = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(i => company.Accounts[(customers + i) % company.Accounts.Count].Code)],
            WhollyObserved = wholly,
            Register = !registered ? null : wholly ? Register : Partner.Source,
            Cadence = cadence,
            Scale = wholly ? "RAG5@1" : "RAG3@1",
            IsExperiment = !registered && dice.Chance(plan.Hazards.Becoming.ShareExperiments),
        };
        life.At(begin, it => Begin(it, title, company.Accounts[customers].Segment));
        return life;
    }

    private static void Begin(ProgrammeLife life, string title, string? segment)
    {
        var dice = life.Dice;
        var scope = life.Hazards.Scope;
        life.PlanFinish(life.Today.AddMonths(dice.Between(12, 66)));
        if (life.Register is null)
        {
            life.Record.InOrder(
                new Propose(
                    life.Code, title, life.Department, [.. life.Accounts], segment, life.Today.AddMonths(2), life.PlannedFinish,
                    Cadence: life.Cadence, Purpose: dice.Pick(Titles.Purposes),
                    Experiment: life.IsExperiment ? new("Half of those asked use it a second time within a month") : null),
                life.Today);
            life.State = ProgrammeState.Proposed;
        }
        else
        {
            life.Budget = Amounts.First(dice);
            life.Record.InOrder(
                new Register(
                    life.Code, title, life.Department, [.. life.Accounts], segment,
                    life.Today.AddDays(-dice.Between(20, 1000)), life.PlannedFinish, life.Budget, Cadence: life.Cadence,
                    Coverage: life.WhollyObserved ? Coverage.Own : Partner),
                life.Today);
            life.State = ProgrammeState.Active;
        }

        Seat(life);
        if (life.WhollyObserved)
        {
            Plan(life, scope);
        }

        StatusReporting.Begin(life);
    }

    private static void Seat(ProgrammeLife life)
    {
        life.Sponsor = life.SomebodyElse();
        life.Record.InOrder(new AppointSponsor(life.Sponsor), life.Today);
        if (life.Dice.Chance(life.Hazards.Sponsors.ShareJoint))
        {
            life.Joint = life.SomebodyElse();
            life.Record.InOrder(new AppointSponsor(life.Joint, SponsorRole.Joint), life.Today);
        }

        life.Lead = life.SomebodyElse();
        life.Record.InOrder(new ChangeLead(life.Lead), life.Today);
    }

    private static void Plan(ProgrammeLife life, ScopeRates scope)
    {
        var dice = life.Dice;
        var phases = dice.Between(scope.FewestPhases, scope.MostPhases);
        for (var i = 0; i < phases; i++)
        {
            NewPhase.Plan(life, funded: i == 0 || dice.Chance(scope.ShareFunded));
        }

        if (life.State == ProgrammeState.Active)
        {
            life.Record.InOrder(new StartPhase(1), life.Today);
            life.Phases[0].State = PhaseState.Started;
        }

        for (var i = dice.Between(scope.FewestItems, scope.MostItems); i > 0; i--)
        {
            NewScope.Add(life, dice.Chance(0.6) ? 1 : dice.Between(1, phases));
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Portfolio.App.Simulate.Cast;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Simulate.Around;

/// <summary>What happens to the whole organisation: shocks strike, customers and staff are asked.</summary>
internal sealed class OfficeYears
{
    private const double Year = 365.25;

    private static readonly string[] Drivers = ["Ease of use", "Reliability", "Speed"];

    private readonly SimulationPlan _plan;
    private readonly Company _company;
    private readonly Dice _dice;
    private readonly List<OfficeAct> _acts = [];
    private readonly List<Strike> _strikes = [];
    private int _changes;

    private OfficeYears(SimulationPlan plan, Company company) =>
        (_plan, _company, _dice) = (plan, company, Dice.Of(plan.Seed, -3));

    /// <summary>In the order in which they strike.</summary>
    public IReadOnlyList<Strike> Strikes => _strikes;

    /// <summary>All acts, in the order in which they are recorded.</summary>
    public IReadOnlyList<OfficeAct> Acts { get; private set; } = [];

    public static OfficeYears Of(SimulationPlan plan, Company company)
    {
        var years = new OfficeYears(plan, company);
        var around = plan.Hazards.Around;
        years.Shake(around.ShocksPerYear);
        years.Each(around.WavesPerYear, 45, years.AskCustomers);
        years.Each(around.SurveysPerYear, 120, years.AskStaff);
        years.Each(around.ChangesPerYear, 200, years.Change);
        years.Acts = [.. years._acts.Where(a => a.RecordedAt < Morning(plan.Until.AddDays(1))).OrderBy(a => a.RecordedAt)];
        return years;
    }

    private void Shake(double perYear)
    {
        for (double at = _plan.From.DayNumber + 30; (at += _dice.Exponential(perYear) * Year) < _plan.Until.DayNumber;)
        {
            var on = DateOnly.FromDayNumber((int)at);
            var threat = _dice.Pick(Threat.Named);
            var strike = new Strike(
                string.Create(CultureInfo.InvariantCulture, $"{on:yyyy}-{_strikes.Count + 1}"), Title(threat), threat, on);
            _strikes.Add(strike);
            Give(new DeclareShock(strike.Code, strike.Title, threat), on, on.AddDays(-10));
        }
    }

    private void Each(double perYear, int first, Action<DateOnly> ask)
    {
        if (perYear > 0)
        {
            for (double at = _plan.From.DayNumber + first; at < _plan.Until.DayNumber; at += Year / perYear)
            {
                ask(DateOnly.FromDayNumber((int)at));
            }
        }
    }

    private void AskCustomers(DateOnly day)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"WAVE-{day:yyyy-MM}");
        var invited = _dice.Between(60, 120);
        Give(
            new OpenWave(
                code, string.Create(CultureInfo.InvariantCulture, $"Customers in {day:MMMM yyyy}"), invited * 8, invited, SamplingMethod.Random,
                new(0, 10), 5, new(_dice.Pick(_company.Leaders), 14), Drivers: [.. Drivers]),
            day);
        var answers = _dice.Between(invited / 5, invited / 3);
        for (var (said, round) = (0, 1); said < answers; round++)
        {
            var (told, rows) = (day.AddDays(5 * round), Math.Min(12, answers - said));
            var responses = Enumerable.Range(said + 1, rows).Select(Response).ToList();
            Give(new RecordResponses(code, responses.ToValueList()), told);
            foreach (var bad in responses.Where(r => r.Overall < 5 && _dice.Chance(0.8)))
            {
                Give(new CloseResponseAction(code, bad.Response, "Called back, and put right."), told.AddDays(_dice.Between(3, 25)));
            }

            said += rows;
        }

        Give(new CloseWave(code), day.AddDays(90));
    }

    private ResponseRow Response(int number)
    {
        var overall = Math.Clamp(_dice.Between(1, 6) + _dice.Between(0, 4), 0, 10);
        return new ResponseRow(
            string.Create(CultureInfo.InvariantCulture, $"R-{number}"),
            overall,
            [.. Drivers.Select(d => new DriverScore(d, Math.Clamp(overall + _dice.Between(-2, 2), 0, 10)))],
            _dice.Chance(0.7) ? _dice.Pick(_company.Accounts).Code : null);
    }

    private void AskStaff(DateOnly day)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"PULSE-{day:yyyy-MM}");
        var survey = new OpenSurvey(code, string.Create(CultureInfo.InvariantCulture, $"Staff pulse {day:yyyy}"), Ready: ReadySurvey.StaffPulse);
        var statements = ReadySurveys.Of(ReadySurvey.StaffPulse, code, survey.Title).Statements;
        var tokens = Enumerable.Range(0, 30).Select(_ => Convert.ToHexStringLower(SHA256.HashData(_dice.Id().ToByteArray()))).ToList();
        Give(survey, day);
        Give(new InviteToSurvey(code, tokens.ToValueList()), day.AddDays(1));
        foreach (var token in tokens.Where(_ => _dice.Chance(0.65)))
        {
            Give(
                new AnswerSurvey(code, token, statements.Select(s => new StatementAnswer(s.Code, _dice.Between(1, 5))).ToValueList()),
                day.AddDays(_dice.Between(2, 18)));
        }

        Give(new CloseSurvey(code), day.AddDays(21));
    }

    // One thing after another; none of it changes what a figure counts.
    private void Change(DateOnly day)
    {
        var (n, account) = (_changes++, _dice.Pick(_company.Accounts));
        Give(
            (n % 4) switch
            {
                0 => new DescribeAccount(account.Code, Title: string.Create(CultureInfo.InvariantCulture, $"{account.Title} ({day:yyyy})")),
                1 => new DescribeDepartment("CUST-INSIGHT", string.Create(CultureInfo.InvariantCulture, $"Customer Insight and Research {day:yyyy}")),
                2 => new ChangeSetting("accessLogDays", string.Create(CultureInfo.InvariantCulture, $"{800 + n}")),
                _ => new DefineStatusScale(StatusScale.Rag3 with { Name = "HEALTH", Version = 1 + (n / 4) }),
            },
            day);
    }

    // In office hours of a day; two of one day in the order in which they are given.
    private void Give(OrganisationCommand command, DateOnly day, DateOnly? announced = null)
    {
        var on = announced ?? day;
        var earliest = _acts.Where(a => a.Command.Stream == command.Stream && DateOnly.FromDateTime(a.RecordedAt.UtcDateTime) == on)
            .Select(a => a.RecordedAt.AddSeconds(20)).DefaultIfEmpty(Morning(on).AddHours(8)).Max();
        _acts.Add(new(command, day, earliest.AddSeconds(_dice.Between(1, 600))));
    }

    private static string Title(string threat) => threat switch
    {
        "BudgetCut" => "Savings round",
        "Reorganisation" => "Reorganisation of the groups",
        "NewSeniorLeader" => "A new chief executive",
        _ => "Teams drawn off to an urgent matter",
    };

    private static DateTimeOffset Morning(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

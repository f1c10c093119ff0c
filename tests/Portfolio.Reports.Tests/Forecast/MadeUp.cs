using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>
/// Facts of programmes whose deferred items end by chances that are known, month by month: what is funded is delivered
/// three times as often as what is not, what stands in no phase half as often; dropped are all alike.
/// </summary>
internal sealed class MadeUp
{
    public static readonly DateOnly First = new(2019, 12, 31);

    public static readonly DateOnly Last = new(2025, 12, 31);

    /// <summary>The chance of a month that what waits in a phase without funds is delivered.</summary>
    public const double Deliver = 0.012;

    /// <summary>The chance of a month that anything is dropped.</summary>
    public const double Drop = 0.02;

    public MadeUp(int seed, int programmes, double funded = 3, double later = 0.5)
    {
        var random = new Random(seed);
        Facts = [.. Enumerable.Range(1, programmes).Select(n => Programme($"P-{n:0000}", random, funded, later))];
        (_funded, _later) = (funded, later);
    }

    private readonly double _funded;
    private readonly double _later;

    public IReadOnlyList<ProgrammeFacts> Facts { get; }

    public static Knowledge On(DateOnly day) => Knowledge.Recorded(1, Last.AddDays(1), day);

    /// <summary>What was said at the end of every other quarter from the second year on.</summary>
    public IReadOnlyList<QuarterForecast> Quarters(DateOnly until) =>
    [
        .. QuarterForecast.Ends(First.AddYears(1), until).Where((_, i) => i % 2 == 0).Select(end => QuarterForecast.Of(Facts, Organisation.Initial, On(end))),
    ];

    public ForecastResult Report() => ForecastReport.Compute(Facts, Organisation.Initial, new(On(Last)), Quarters(Last));

    /// <summary>The chance, as it was drawn from, that an item is delivered within twelve months.</summary>
    public double Chance(bool funded, bool later)
    {
        var (first, waiting, delivered) = (Deliver * (funded ? _funded : 1) * (later ? _later : 1), 1.0, 0.0);
        for (var month = 0; month < 12; month++)
        {
            delivered += waiting * first;
            waiting *= 1 - first - Drop;
        }

        return delivered;
    }

    private static ProgrammeFacts Programme(string code, Random random, double funded, double later)
    {
        ScopeItemFacts[] items = [.. Enumerable.Range(1, 5).Select(n => Item($"I-{n}", random, funded, later))];
        return new()
        {
            Code = code,
            Opened = First,
            Registered = false,
            StartedOn = null,
            Profiles = [new(First, 1, code, "IT", [], null, null)],
            States = [new(ProgrammeState.Active, First, 1, [])],
            Seats = [new("ann", SponsorRole.Lead, First, 1, null, [])],
            Deputies = [],
            Finishes = [],
            Budgets = [],
            Statuses = [],
            Phases = [Phase(2, true), Phase(3, false)],
            Items = [.. items],
            Coverage = [new(Coverage.Own, First, 1)],

            // Every day of which anything is on record.
            Heard =
            [
                .. items.SelectMany(i => i.Moves.Select(m => m.From).Concat(i.Fates.Select(f => f.From)))
                    .Append(First).Distinct().Order().Select(day => new Heard(day, 1)),
            ],
        };
    }

    private static PhaseFacts Phase(int number, bool funded) => new(number, First, 1, [new(First, 1, "Phase", null, null, funded)], []);

    private static ScopeItemFacts Item(string code, Random random, double funded, double later)
    {
        var deferredOn = First.AddDays(random.Next(5 * 365));
        int? phase = random.Next(3) switch { 0 => null, 1 => 2, _ => 3 };
        var deliver = Deliver * (phase == 2 ? funded : 1) * (phase is null ? later : 1);
        var months = 0;
        FateChange? fate = null;

        // Into the month that the last day lies in: what ends in it after that day is not known by then.
        for (; fate is null && WaitedUntil(months) <= Last; months++)
        {
            var drawn = random.NextDouble();
            var ended = WaitedUntil(months).AddDays(1 + random.Next(30));
            fate = drawn < deliver ? new(ended, 1, ScopeFate.Delivered, ended, false)
                : drawn < deliver + Drop ? new(ended, 1, ScopeFate.Dropped, ended, false)
                : null;
        }

        return new(
            code, First, 1, [new(First, 1, code, 50, [])],
            [
                new(First, 1, MoveKind.Added, null, 1, true, false, 50, "IT", []),
                new(deferredOn, 1, MoveKind.Deferred, 1, phase, phase == 2, false, 50, "IT", []),
            ],
            fate?.Fate == ScopeFate.Delivered ? [new(fate.From, 1, 100, 100)] : [],
            fate is null ? [] : [fate]);

        DateOnly WaitedUntil(int month) => deferredOn.AddDays((int)Math.Round(month * Length.DaysPerMonth));
    }
}

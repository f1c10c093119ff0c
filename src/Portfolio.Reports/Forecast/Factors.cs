using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>A set of factors.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Factors(uint Bits)
{
    public static readonly ImmutableArray<Factor> All = [.. Enum.GetValues<Factor>()];

    /// <summary>
    /// Those that pass: what they say of the next <see cref="Near"/> months and of the time after is told apart.
    /// </summary>
    public static readonly ImmutableArray<Factor> Passing = [Factor.Stalled, Factor.OnHold, Factor.NoSponsor];

    /// <summary>For how many months ahead a passing factor is taken to be as it is.</summary>
    public const int Near = 3;

    public bool Has(Factor factor) => (Bits & Bit(factor)) != 0;

    public Factors With(Factor factor, bool there) => new(there ? Bits | Bit(factor) : Bits & ~Bit(factor));

    /// <summary>
    /// The same were a factor otherwise, with what cannot be beside it: what stands in no phase has no phase that is
    /// funded; what was put off three times was put off twice.
    /// </summary>
    public Factors Switched(Factor factor, bool there) => Beside(factor, there).With(factor, there);

    private Factors Beside(Factor factor, bool there) => (factor, there) switch
    {
        (Factor.Later, true) => With(Factor.Funded, false).With(Factor.Started, false).With(Factor.PhaseOverdue, false),
        (Factor.Funded or Factor.Started or Factor.PhaseOverdue, true) => With(Factor.Later, false),
        (Factor.DeferredThrice, true) => With(Factor.DeferredTwice, true),
        (Factor.DeferredTwice, false) => With(Factor.DeferredThrice, false),
        (Factor.PromiseOverdue, true) => With(Factor.Promised, true),
        (Factor.Promised, false) => With(Factor.PromiseOverdue, false),
        (Factor.Stalled, true) => With(Factor.OnHold, false),
        (Factor.OnHold, true) => With(Factor.Stalled, false),
        _ => this,
    };

    public IEnumerable<Factor> Present
    {
        get
        {
            foreach (var factor in All)
            {
                if (Has(factor))
                {
                    yield return factor;
                }
            }
        }
    }

    /// <summary>A factor in words, as a page shows it.</summary>
    public static string InWords(Factor factor) => factor switch
    {
        Factor.Later => "put off to “later”",
        Factor.Funded => "its phase is funded",
        Factor.Started => "its phase has started",
        Factor.PhaseOverdue => "its phase is overdue",
        Factor.Promised => "promised to a customer",
        Factor.PromiseOverdue => "the promised day has passed",
        Factor.HighValue => "customer value of 60 or more",
        Factor.DeferredTwice => "put off at least twice",
        Factor.DeferredThrice => "put off at least three times",
        Factor.PartlyDelivered => "partly delivered",
        Factor.TakenOver => "taken over from another programme",
        Factor.FinishMoved => "the programme’s finish was moved later since",
        Factor.FinishPassed => "the programme’s planned finish has passed",
        Factor.BudgetCut => "the budget was cut since",
        Factor.SponsorChanged => "the sponsor changed since",
        Factor.Stalled => "the programme is stalled",
        Factor.OnHold => "the programme is on hold",
        Factor.NoSponsor => "nobody sits in the sponsor’s seat",
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "Not a factor."),
    };

    private static uint Bit(Factor factor) => 1u << (int)factor;
}

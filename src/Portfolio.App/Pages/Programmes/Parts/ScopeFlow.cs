using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Parts;

/// <summary>Phases as columns, scope items as rows, and the way of each item from phase to phase.</summary>
/// <param name="Later">Whether an item ever stood under “later”, the column behind the phases.</param>
public sealed record ScopeFlow(IReadOnlyList<Phase> Phases, bool Later, IReadOnlyList<ItemWay> Items)
{
    public bool HasAny => Phases.Count > 0 || Items.Count > 0;

    /// <summary>The columns: phase numbers, then null for “later”.</summary>
    public IReadOnlyList<int?> Columns => [.. Phases.Select(p => (int?)p.Number), .. Later ? (int?[])[null] : []];

    /// <summary>Follows the items through what stands, up to a day.</summary>
    public static ScopeFlow Of(ProgrammeHistory known, Programme on, DateOnly day)
    {
        var ways = new Dictionary<string, ImmutableList<ItemStep>>(StringComparer.OrdinalIgnoreCase);
        void Step(string item, int? column, StepKind kind, DateOnly at, int share = 0) =>
            ways[item] = ways.GetValueOrDefault(item, []).Add(new ItemStep(column, kind, at, share));
        foreach (var e in known.Standing.TakeWhile(e => e.EffectiveOn <= day))
        {
            switch (e.Event)
            {
                case ScopeItemAdded added:
                    Step(added.Item, added.Phase, StepKind.Planned, e.EffectiveOn);
                    break;
                case ScopeItemDeferred deferred:
                    Step(deferred.Item, deferred.ToPhase, StepKind.Deferred, e.EffectiveOn);
                    break;
                case ScopeItemPulledForward pulled:
                    Step(pulled.Item, pulled.ToPhase, StepKind.PulledForward, e.EffectiveOn);
                    break;
                case ScopeItemDelivered delivered:
                    Step(delivered.Item, Last(delivered.Item), StepKind.Delivered, e.EffectiveOn, delivered.Share);
                    break;
                case ScopeItemDropped dropped:
                    Step(dropped.Item, Last(dropped.Item), StepKind.Dropped, e.EffectiveOn);
                    break;
                default:
                    break;
            }
        }

        int? Last(string item) => ways.GetValueOrDefault(item, []) is [.., var last] ? last.Column : null;
        return new(
            [.. on.Phases.Values],
            ways.Values.Any(w => w.Exists(s => s.Column is null)),
            [.. on.Items.Values.Select(i => new ItemWay(i, FateOf(i, on), ways[i.Item]))]);
    }

    // Open items share the fate of a programme that has ended.
    private static string FateOf(ScopeItem item, Programme on) => item switch
    {
        { Delivered: >= 100 } => "Delivered",
        { Dropped: true } => item.DropCauses.Contains(Derailer.ProgrammeClosedWithoutIt) ? "Closed without it" : "Dropped",
        _ when on.State == ProgrammeState.Dropped => "Dropped with the programme",
        _ when on.State is ProgrammeState.LeftRegister or ProgrammeState.Merged => "Fate unknown",
        { Delivered: > 0 } => $"{item.Delivered} % delivered",
        { Deferrals: > 0 } => "Waiting",
        _ => "Open",
    };
}

/// <param name="Fate">Where it stands, in words.</param>
public sealed record ItemWay(ScopeItem Item, string Fate, ImmutableList<ItemStep> Steps)
{
    /// <summary>The steps that happened in a column.</summary>
    public IEnumerable<ItemStep> In(int? column) => Steps.Where(s => s.Column == column);

    /// <summary>How the line from the first to the last column it stood in runs through a column: a class, or null.</summary>
    public string? LineIn(int? column)
    {
        var (at, first, last) = (Order(column), Steps.Min(s => Order(s.Column)), Steps.Max(s => Order(s.Column)));
        return first == last || at < first || at > last ? null
            : at == first ? "way way-begins"
            : at == last ? "way way-ends"
            : "way";
    }

    private static int Order(int? column) => column ?? int.MaxValue;
}

/// <param name="Share">Percent, of a delivery.</param>
public sealed record ItemStep(int? Column, StepKind Kind, DateOnly On, int Share);

public enum StepKind
{
    Planned,
    Deferred,
    PulledForward,
    Delivered,
    Dropped,
}

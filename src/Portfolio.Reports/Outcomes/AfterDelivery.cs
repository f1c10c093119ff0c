using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Outcomes;

/// <summary>What an outcome came to after a scope item was delivered in full, beside what it was before.</summary>
/// <param name="SameDriver">Whether item and outcome address the same driver; null where either names none.</param>
internal sealed record AfterDelivery(
    ProgrammeOn Programme,
    ScopeItemFacts Item,
    FateChange Delivery,
    OutcomeFacts Outcome,
    MeasureFact Before,
    MeasureFact After,
    bool? SameDriver)
{
    /// <summary>Of progress: 1 is the whole way from baseline to target.</summary>
    public double Change => Outcome.Progress(After.Value) - Outcome.Progress(Before.Value);

    /// <summary>Of all programmes of a slice, in their order.</summary>
    public static IReadOnlyList<AfterDelivery> All(Slice slice) =>
        [.. slice.Each(p => p.Outcomes.Count == 0 ? [] : Of(p, slice.Around.Settings.EffectDays).ToArray()).SelectMany(of => of)];

    /// <summary>
    /// Every delivery with every outcome that was measured both before and within so many days after. What is known to
    /// address another driver is left out.
    /// </summary>
    private static IEnumerable<AfterDelivery> Of(ProgrammeOn p, int days)
    {
        foreach (var item in p.ItemsOn)
        {
            if (item.Fate != ScopeFate.Delivered)
            {
                continue;
            }

            var delivery = item.Fates[^1];
            foreach (var outcome in p.Outcomes)
            {
                var same = SameDriverOf(item.Version.Driver, outcome.Link.Driver);
                if (same != false
                    && Last(outcome, DateOnly.MinValue, delivery.From) is { } before
                    && Last(outcome, delivery.From.AddDays(1), delivery.From.AddDays(days)) is { } after)
                {
                    yield return new(p, item, delivery, outcome, before, after, same);
                }
            }
        }
    }

    private static MeasureFact? Last(OutcomeFacts outcome, DateOnly from, DateOnly to)
    {
        MeasureFact? last = null;
        foreach (var measure in outcome.Measures.Span)
        {
            last = measure.From >= from && measure.From <= to ? measure : last;
        }

        return last;
    }

    private static bool? SameDriverOf(string? one, string? other) =>
        one is null || other is null ? null : one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

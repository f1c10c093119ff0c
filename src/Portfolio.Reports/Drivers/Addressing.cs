using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Drivers;

/// <summary>A scope item or an outcome that addresses a driver.</summary>
internal sealed record Addressing(ProgrammeOn Programme, AddressingRow Row)
{
    /// <summary>By driver, then programme.</summary>
    public static IEnumerable<Addressing> All(Slice slice) => slice.Programmes
        .SelectMany(p => Items(p).Concat(Outcomes(p)))
        .OrderBy(a => a.Row.Driver, StringComparer.OrdinalIgnoreCase)
        .ThenBy(a => a.Programme.Code, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Addressing> Items(ProgrammeOn p)
    {
        foreach (var item in p.ItemsOn)
        {
            if (item.Version.Driver is { } driver)
            {
                var deferred = item.Fate == ScopeFate.Open && item.StandingDeferral is not null;
                yield return new(p, new(
                    driver, p.Code, p.Title, AddressedBy.ScopeItem, item.Item, item.Version.Title, deferred, item.Fate,
                    item.Fate == ScopeFate.Open && !deferred && !p.Ended, [item.Version.At]));
            }
        }
    }

    private static IEnumerable<Addressing> Outcomes(ProgrammeOn p)
    {
        foreach (var outcome in p.Outcomes)
        {
            if (outcome.To is null && outcome.Link.Driver is { } driver)
            {
                yield return new(p, new(
                    driver, p.Code, p.Title, AddressedBy.Outcome, outcome.Link.Outcome, outcome.Link.Metric, false, null, !p.Ended,
                    [outcome.At]));
            }
        }
    }
}

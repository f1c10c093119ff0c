using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Waves;

namespace Portfolio.Reports.Knowing;

/// <summary>What a report knows, and of which day it speaks. Every link and download carries it.</summary>
/// <param name="KnownAt">Position in the ledger: nothing recorded after it counts.</param>
/// <param name="KnownOn">The day of that position, in the organisation's time zone.</param>
/// <param name="AsOf">The day the report speaks of, by effective days; not after <paramref name="KnownOn"/>.</param>
/// <param name="Basis">Whether the ledger's own record counts, or what sources had said by a day.</param>
/// <param name="SaidBy">
/// With <see cref="Basis.Reported"/>, the day by which sources had said it, not before <paramref name="AsOf"/>; else null.
/// </param>
public sealed record Knowledge(long KnownAt, DateOnly KnownOn, DateOnly AsOf, Basis Basis, DateOnly? SaidBy)
{
    /// <summary>What the ledger held at a position, about a day (by default the position's own).</summary>
    public static Knowledge Recorded(long knownAt, DateOnly knownOn, DateOnly? asOf = null) =>
        new(knownAt, knownOn, Checked(knownOn, asOf ?? knownOn, null), Basis.Recorded, null);

    /// <summary>What sources had said by a day, about a day (by default the same), as far as the ledger held it by a position.</summary>
    public static Knowledge Reported(long knownAt, DateOnly knownOn, DateOnly saidBy, DateOnly? asOf = null) =>
        new(knownAt, knownOn, Checked(knownOn, asOf ?? saidBy, saidBy), Basis.Reported, saidBy);

    /// <summary>What is wrong with the days that somebody asks for, in a sentence for the caller, or null.</summary>
    public static string? Fault(DateOnly knownOn, DateOnly asOf, DateOnly? saidBy = null) => asOf < Days.First
        ? $"asOf is {asOf:yyyy-MM-dd}, and nothing on record is older than {Days.First:yyyy-MM-dd}: a report cannot speak of a day before it."
        : Beyond(knownOn, asOf, saidBy);

    /// <summary>Whether an event counts. A retraction counts by the same rule as what it takes back.</summary>
    public bool Holds(Recorded e) => e.Position <= KnownAt && (SaidBy is not { } day || e.ReportedOn <= day);

    /// <summary>
    /// The part of a programme's history that is known. The same one when that is all of it, so that what was folded
    /// from it can be kept.
    /// </summary>
    public ProgrammeHistory Of(ProgrammeHistory history)
    {
        if (SaidBy is null && history.LastPosition <= KnownAt)
        {
            return history;
        }

        var all = history.All;
        return all.All(Holds) ? history : ProgrammeHistory.Of(all.Where(Holds));
    }

    /// <summary>
    /// What is known of shocks and waves, of an organisation as it was on record at the position: by what was said, also
    /// where that was recorded long after. Departments, accounts, scales and settings are what programmes are measured by,
    /// and the same by either basis; which answers of a survey count is told by the order of the ledger alone, so that
    /// nobody is found by choosing days.
    /// </summary>
    public Organisation Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return SaidBy is null
            ? organisation
            : organisation with { Shocks = Of(organisation.Shocks), Waves = Of(organisation.Waves) };
    }

    /// <summary>Of all events that are not of a programme, those from which <see cref="Of(Organisation)"/> would be folded.</summary>
    public IEnumerable<Recorded> Of(IEnumerable<Recorded> organisationLog) => organisationLog.Where(
        e => e.Position <= KnownAt && (SaidBy is null || !(IsOf(e, Shock.Kind) || IsOf(e, Wave.Kind)) || Holds(e)));

    /// <summary>The same about another day.</summary>
    public Knowledge About(DateOnly asOf) => this with { AsOf = Checked(KnownOn, asOf, SaidBy) };

    private static bool IsOf(Recorded e, string kind) => e.Stream.StartsWith($"{kind}/", StringComparison.Ordinal);

    private ImmutableSortedDictionary<string, History<T>> Of<T>(ImmutableSortedDictionary<string, History<T>> histories)
        where T : class, IFolded<T> =>
        histories.ToImmutableSortedDictionary(h => h.Key, h => h.Value.Where(Holds), histories.KeyComparer);

    private static string? Beyond(DateOnly knownOn, DateOnly asOf, DateOnly? saidBy)
    {
        if (asOf > knownOn)
        {
            return $"asOf is {asOf:yyyy-MM-dd}, but what is known ends on {knownOn:yyyy-MM-dd}: a report cannot speak of a day beyond it.";
        }

        return asOf > saidBy
            ? $"asOf is {asOf:yyyy-MM-dd}, but only what was said by {saidBy:yyyy-MM-dd} counts: a report cannot speak of a day beyond it."
            : null;
    }

    // A report looks at days before its own too, such as those of its twelve months.
    private static DateOnly Checked(DateOnly knownOn, DateOnly asOf, DateOnly? saidBy) =>
        Beyond(knownOn, asOf, saidBy) is { } fault ? throw new ArgumentException(fault, nameof(asOf)) : asOf;
}

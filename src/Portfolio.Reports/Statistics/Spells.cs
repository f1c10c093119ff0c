using System.Runtime.InteropServices;

namespace Portfolio.Reports.Statistics;

/// <summary>What was put into a survival estimate, checked and counted; shown beside every curve.</summary>
/// <param name="Count">Spells that were at risk at some time.</param>
/// <param name="Clusters">Distinct clusters among them.</param>
/// <param name="Events">How many ended by any cause.</param>
/// <param name="Censored">How many had not ended when last seen.</param>
/// <param name="LateEntries">How many came under observation after their origin (left truncation).</param>
/// <param name="WithoutTime">
/// How many were left out, having begun late and ended at the same time: never at risk.
/// </param>
public sealed record Spells(int Count, int Clusters, int Events, int Censored, int LateEntries, int WithoutTime)
{
    /// <summary>
    /// The spells with every end by one cause read as an end by another, or as censored when it is 0.
    /// </summary>
    public static Spell[] Recode(ReadOnlySpan<Spell> spells, int from, int to)
    {
        var recoded = spells.ToArray();
        foreach (ref var spell in recoded.AsSpan())
        {
            if (spell.Cause == from)
                spell = spell with { Cause = to };
        }

        return recoded;
    }

    /// <summary>Those that were at risk at some time, with their clusters numbered from 0 in the order in which they come.</summary>
    internal static (Spells Counts, Spell[] AtRisk) Check(ReadOnlySpan<Spell> spells, int causes)
    {
        var atRisk = new Spell[spells.Length];
        var clusters = new Dictionary<int, int>();
        var (count, events, late, latest) = (0, 0, 0, (Given: 0, Number: -1));
        foreach (var spell in spells)
        {
            Require(spell, causes);
            if (spell.WithoutTime)
                continue;

            // Those of one cluster mostly come together.
            if (latest.Number < 0 || spell.Cluster != latest.Given)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(clusters, spell.Cluster, out var known);
                number = known ? number : clusters.Count - 1;
                latest = (spell.Cluster, number);
            }

            atRisk[count++] = spell with { Cluster = latest.Number };
            events += spell.Cause > 0 ? 1 : 0;
            late += spell.Entry > 0 ? 1 : 0;
        }

        Array.Resize(ref atRisk, count);
        return (new Spells(count, clusters.Count, events, count - events, late, spells.Length - count), atRisk);
    }

    private static void Require(Spell spell, int causes)
    {
        if (!(double.IsFinite(spell.Exit) && spell.Entry >= 0 && spell.Exit >= spell.Entry))
        {
            throw new ArgumentException(
                $"A spell lasts from an entry of 0 or later to its exit, which {spell} does not.", nameof(spell));
        }

        if (spell.Cause < 0 || spell.Cause > causes)
        {
            throw new ArgumentException(
                $"A spell ends by one of {causes} causes or is censored (0), which {spell} does not.", nameof(spell));
        }
    }
}

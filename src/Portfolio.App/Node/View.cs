using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Node;

/// <summary>All that a node knows, up to a position. Immutable: a report computed from one speaks of one moment.</summary>
public sealed record View(
    EventLog Log,
    Organisation Organisation,
    ImmutableDictionary<string, ProgrammeHistory> Programmes,
    ImmutableDictionary<string, int> OtherVersions)
{
    public const string ProgrammeStreams = "programme/";

    public static readonly View Empty = new(
        EventLog.Empty,
        Organisation.Initial,
        ImmutableDictionary.Create<string, ProgrammeHistory>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>
    /// How often the node had to drop what it held because the ledger went on without it. Two views agree on the positions
    /// that both hold only where this is the same.
    /// </summary>
    public int History { get; init; }

    /// <summary>The last position it holds.</summary>
    public long Position => Log.Count;

    /// <summary>The record of a programme; empty if there is none. Codes are compared without regard to case.</summary>
    public ProgrammeHistory Programme(string code) =>
        Programmes.GetValueOrDefault(Code.Stream("programme", code), ProgrammeHistory.Empty);

    /// <summary>The view with more events, which follow it without a gap.</summary>
    internal View With(IReadOnlyList<Recorded> next)
    {
        var (log, organisation) = (Log, Organisation);
        var programmes = Programmes.ToBuilder();
        var others = OtherVersions.ToBuilder();

        // A bulk of events (a start, a page of the tail) builds each history once.
        if (next.Count > 1024)
        {
            var grouped = next
                .Where(e => IsProgramme(e.Stream))
                .GroupBy(e => e.Stream, StringComparer.Ordinal);
            foreach (var group in grouped)
            {
                var known = programmes.GetValueOrDefault(group.Key, ProgrammeHistory.Empty);
                programmes[group.Key] = ProgrammeHistory.Of(known.All.Concat(group));
            }
        }

        foreach (var e in next)
        {
            log = log.With(e);
            if (!IsProgramme(e.Stream))
            {
                organisation = organisation.Evolve(e.Event);
                others[e.Stream] = e.Version;
            }
            else if (next.Count <= 1024)
            {
                programmes[e.Stream] = programmes.GetValueOrDefault(e.Stream, ProgrammeHistory.Empty).With(e);
            }
        }

        return new(log, organisation, programmes.ToImmutable(), others.ToImmutable()) { History = History };
    }

    private static bool IsProgramme(string stream) => stream.StartsWith(ProgrammeStreams, StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portfolio.App.Administration;
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

    private readonly Organisation _organisation = Organisation;

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

    /// <summary>Departments, scales and settings as they are.</summary>
    /// <exception cref="ProjectionStoppedException">An event cannot be folded: nothing is decided or computed on what was before it.</exception>
    public Organisation Organisation
    {
        get => OrganisationStop is { } stop ? throw new ProjectionStoppedException(stop) : _organisation;
        init => _organisation = value;
    }

    /// <summary>Where folding <see cref="Organisation"/> stopped; null: nowhere.</summary>
    public ProjectionStop? OrganisationStop { get; private init; }

    /// <summary>Where projections stopped, as far as anybody has folded them yet.</summary>
    public IEnumerable<ProjectionStop> KnownStops =>
        (OrganisationStop is { } stop ? [stop] : _organisation.Stops).Concat(Programmes.Values.Select(p => p.KnownStop).OfType<ProjectionStop>());

    /// <summary>Every event that is not of a programme, in order: few, and needed to tell what the settings were.</summary>
    public GrowingList<Recorded> OrganisationLog { get; private init; } = GrowingList<Recorded>.Empty;

    /// <summary>The events by which incarnations of the ledger were opened, in order. The first incarnation needs none.</summary>
    public ImmutableList<Recorded> Incarnations { get; private init; } = [];

    /// <summary>In which incarnation of the ledger the event at a position was recorded.</summary>
    public int IncarnationAt(long position) => IncarnationOf(Incarnations.FindLast(opening => opening.Position <= position));

    /// <summary>
    /// How many events are left of what was read in an incarnation that was left behind: those that the next one went on from.
    /// Null if none has left it behind.
    /// </summary>
    public long? KeptOf(int incarnation) => Incarnations.Find(opening => IncarnationOf(opening) > incarnation)?.Position - 1;

    /// <summary>The day of an instant, in the organisation's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The last instant of a day in the organisation's time zone, as UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        // Where clocks go back over midnight there are two: the next day begins with the first, whose offset is the greater.
        var (zone, midnight) = (Zone, day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).AddTicks(-1).ToUniversalTime();
    }

    // Where the organisation stopped, that of before: what is on record is still shown, with its days.
    private TimeZoneInfo Zone => Zones.Of(_organisation.Settings.TimeZone);

    /// <summary>The last position it holds.</summary>
    public long Position => Log.Count;

    /// <summary>The record of a programme; empty if there is none. Codes are compared without regard to case.</summary>
    public ProgrammeHistory Programme(string code) =>
        Programmes.GetValueOrDefault(Code.Stream("programme", code), ProgrammeHistory.Empty);

    /// <summary>The code of a programme whose record names that department; null if none does. Looks at every programme.</summary>
    public string? NamesDepartment(string code) => Programmes.Values.FirstOrDefault(p => p.NamesDepartment(code))?.Latest.Code;

    /// <summary>What a decision on this view may know besides the record that it is about.</summary>
    public Occasion OccasionOn(DateOnly effectiveOn, DateOnly today, Func<string, bool> knowsPerson) => new(effectiveOn, today, Organisation, knowsPerson)
    {
        Programme = Programme,
        Programmes = Programmes.Values,
        NamesDepartment = NamesDepartment,
    };

    /// <summary>Departments, scales and settings as they were at a position.</summary>
    /// <exception cref="ProjectionStoppedException">An event of before cannot be folded.</exception>
    public Organisation OrganisationAt(long position)
    {
        if (position >= Position)
        {
            return Organisation;
        }

        var (organisation, stop) = Fold(Organisation.Initial, [.. OrganisationLog.TakeWhile(e => e.Position <= position)]);
        return stop is null ? organisation : throw new ProjectionStoppedException(stop);
    }

    /// <summary>The view with more events, which follow it without a gap.</summary>
    internal View With(IReadOnlyList<Recorded> next)
    {
        var (others, organisationLog) = (new List<Recorded>(), OrganisationLog);
        var programmes = Programmes.ToBuilder();
        var versions = OtherVersions.ToBuilder();
        var incarnations = Incarnations;

        // Each history is built once for all its events of a page.
        var grown = new Dictionary<string, List<Recorded>>(StringComparer.Ordinal);
        foreach (var e in next)
        {
            if (IsProgramme(e.Stream))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(grown, e.Stream, out _) ??= []).Add(e);
            }
            else
            {
                others.Add(e);
                organisationLog = organisationLog.Add(e);
                versions[e.Stream] = e.Version;

                // One that does not stand right behind the events that it goes on from has opened nothing.
                if (e.Event is IncarnationOpened opened && e.Stream == AdministrationStreams.Ledger && opened.Size == e.Position - 1)
                {
                    incarnations = incarnations.Add(e);
                }
            }
        }

        foreach (var (stream, events) in grown)
        {
            programmes[stream] = programmes.GetValueOrDefault(stream, ProgrammeHistory.Empty).With(CollectionsMarshal.AsSpan(events));
        }

        var (organisation, stop) = OrganisationStop is null ? Fold(_organisation, others) : (_organisation, OrganisationStop);
        return this with
        {
            Log = Log.With(next),
            Organisation = organisation,
            OrganisationStop = stop,
            OrganisationLog = organisationLog,
            Incarnations = incarnations,
            Programmes = programmes.ToImmutable(),
            OtherVersions = versions.ToImmutable(),
        };
    }

    // Evolve throws on nothing that it knows; should it all the same, the log is followed on, and whatever rests on this refuses.
    private static (Organisation Organisation, ProjectionStop? Stop) Fold(Organisation organisation, List<Recorded> events)
    {
        var at = 0;
        try
        {
            for (; at < events.Count; at++)
            {
                organisation = organisation.Evolve(events[at]);
            }

            return (organisation, null);
        }
        catch (Exception fault) when (ProjectionStop.IsOfTheEvent(fault))
        {
            return (organisation, ProjectionStop.At("state of the organisation", events[at], fault));
        }
    }

    private static int IncarnationOf(Recorded? opening) => ((IncarnationOpened?)opening?.Event)?.Incarnation ?? 1;

    private static bool IsProgramme(string stream) => stream.StartsWith(ProgrammeStreams, StringComparison.Ordinal);
}

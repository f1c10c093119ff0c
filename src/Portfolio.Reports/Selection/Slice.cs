using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Selection;

/// <summary>The programmes a report speaks of, as they stood on its day.</summary>
public sealed class Slice
{
    private readonly ImmutableArray<ProgrammeFacts> _all;

    private Slice(
        ImmutableArray<ProgrammeFacts> all,
        ImmutableArray<ProgrammeOn> programmes,
        Organisation organisation,
        OrganisationOn around,
        ReportParameters parameters) =>
        (_all, Programmes, Organisation, Around, Parameters) = (all, programmes, organisation, around, parameters);

    /// <summary>By code, so that a report is the same whatever the order of its input.</summary>
    public ImmutableArray<ProgrammeOn> Programmes { get; }

    public Organisation Organisation { get; }

    /// <summary>The organisation's settings, waves, shocks and surveys on the day.</summary>
    public OrganisationOn Around { get; }

    public ReportParameters Parameters { get; }

    public DateOnly AsOf => Parameters.Knowledge.AsOf;

    public bool Evidence => Parameters.Evidence;

    /// <summary>Those on record by the day that the parameters select.</summary>
    public static Slice Of(IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(parameters);
        return Of(ByCode(programmes), organisation, parameters);
    }

    /// <summary>
    /// The same where an account is touched in other ways too than by being one of a programme's customers: with an account
    /// asked for, those that are for it or that touch it so.
    /// </summary>
    internal static Slice Touching(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters, Func<ProgrammeOn, bool> touches)
    {
        if (parameters.Account is not { } account)
        {
            return Of(programmes, organisation, parameters);
        }

        var any = Of(programmes, organisation, parameters with { Account = null });
        return new(
            any._all,
            [.. any.Programmes.Where(p => p.Profile.Accounts.Contains(account, StringComparer.OrdinalIgnoreCase) || touches(p))],
            organisation, any.Around, parameters);
    }

    // Whoever keeps them in this order is not made to wait for a sort.
    private static ImmutableArray<ProgrammeFacts> ByCode(IReadOnlyList<ProgrammeFacts> programmes)
    {
        var sorted = Beside.Each(
            programmes.Count, i => i == 0 || StringComparer.OrdinalIgnoreCase.Compare(programmes[i - 1].Code, programmes[i].Code) <= 0);
        return sorted.AsSpan().Contains(false) ? [.. programmes.OrderBy(p => p.Code, StringComparer.OrdinalIgnoreCase)] : [.. programmes];
    }

    /// <summary>The same selection on another day, with the same knowledge.</summary>
    internal Slice About(DateOnly asOf) => Of(
        _all, Organisation, Parameters with { Knowledge = Parameters.Knowledge.About(asOf), Evidence = false });

    /// <summary>All programmes on record by its day, whatever it selects.</summary>
    internal Slice Everybody() => SelectsAll ? this : Of(_all, Organisation, new(Parameters.Knowledge, Evidence: false));

    /// <summary>Whether nothing is asked of a programme but that it was on record by the day.</summary>
    internal bool SelectsAll => Parameters is { Department: null, Sponsor: null, Account: null, Segment: null } && !IsGroup;

    /// <summary>Everything there is, by code, selected or not.</summary>
    internal ImmutableArray<ProgrammeFacts> All => _all;

    /// <summary>
    /// Whether the same selection would hold a programme on another day. Where nothing is asked but whether it was on
    /// record, it is not looked at.
    /// </summary>
    internal bool Holds(ProgrammeFacts facts, DateOnly asOf, Snapshots snapshots) =>
        facts.Opened <= asOf
        && (SelectsAll
            || Selects(Parameters, Organisation, new ProgrammeOn(facts, asOf, snapshots)));

    /// <summary>One of its programmes, by its code; null where it has none of it.</summary>
    internal ProgrammeOn? Find(string code) =>
        Programmes.AsSpan().BinarySearch(new SoughtCode(code)) is >= 0 and var at ? Programmes[at] : null;

    // In the order of the codes.
    private readonly record struct SoughtCode(string Code) : IComparable<ProgrammeOn>
    {
        public int CompareTo(ProgrammeOn? other) => StringComparer.OrdinalIgnoreCase.Compare(Code, other?.Code);
    }

    /// <summary>Something of each programme, in their order, on all cores.</summary>
    /// <param name="each">Pure.</param>
    internal T[] Each<T>(Func<ProgrammeOn, T> each) => Each((programme, _) => each(programme));

    /// <summary>The same with the number of the programme, from 0 on.</summary>
    internal T[] Each<T>(Func<ProgrammeOn, int, T> each) => Beside.Each(Programmes.Length, i => each(Programmes[i], i));

    /// <summary>Some things of each programme, one after the other in their order, on all cores.</summary>
    /// <param name="each">Pure.</param>
    internal T[] Every<T>(Func<ProgrammeOn, T[]> each)
    {
        var every = Each(each);
        var (all, count) = (new T[every.Sum(of => of.Length)], 0);
        foreach (var of in every)
        {
            of.CopyTo(all, count);
            count += of.Length;
        }

        return all;
    }

    /// <summary>What is kept for these figures, any of them: what was asked for, of those it was asked of.</summary>
    internal Keep Keep(params ReadOnlySpan<FigureSpec> figures)
    {
        if (!Evidence || (Parameters.OnlyFigure is { } only && !IsAmong(only, figures)))
        {
            return Figures.Keep.Nothing;
        }

        return Parameters.Parts ? Figures.Keep.Parts : Figures.Keep.Counted;

        static bool IsAmong(string name, ReadOnlySpan<FigureSpec> figures)
        {
            foreach (var figure in figures)
            {
                if (figure.Name == name)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The same for figures of tables, which have the names of others: with one figure asked for, nothing is kept of theirs.</summary>
    internal Slice ForTables() => Parameters.OnlyFigure is null
        ? this
        : new(_all, Programmes, Organisation, Around, Parameters with { Evidence = false }) { IsGroup = IsGroup };

    /// <summary>Counts nothing yet, for these figures.</summary>
    internal Tally Tally(params ReadOnlySpan<FigureSpec> figures) => new(Keep(figures));

    /// <summary>Counts every programme for a figure, with its evidence if that was asked for.</summary>
    internal Tally Tally(FigureSpec figure, Action<ProgrammeOn, Tally> count)
    {
        var tally = Tally(figure);
        foreach (var programme in Programmes)
        {
            count(programme, tally);
        }

        return tally;
    }

    /// <summary>Some of its programmes.</summary>
    internal Slice Only(IEnumerable<ProgrammeOn> some) => new(_all, [.. some], Organisation, Around, Parameters) { IsGroup = true };

    /// <summary>What one account is touched by, as if that account had been asked for.</summary>
    internal Slice For(string account, IEnumerable<ProgrammeOn> touched) =>
        new(_all, [.. touched], Organisation, Around, Parameters with { Account = account }) { IsGroup = IsGroup };

    /// <summary>Whether it is a part of what was asked for, to which nothing of the whole organisation belongs.</summary>
    internal bool IsGroup { get; private init; }

    private static Slice Of(ImmutableArray<ProgrammeFacts> sorted, Organisation organisation, ReportParameters parameters)
    {
        var asOf = parameters.Knowledge.AsOf;
        var snapshots = new Snapshots(organisation, asOf);
        var each = Beside.Each(sorted.Length, i => sorted[i].Opened <= asOf
            && ProgrammeOn.Of(sorted[i], asOf, snapshots, i) is var programme
            && Selects(parameters, organisation, programme) ? programme : null);
        var selected = ImmutableArray.CreateBuilder<ProgrammeOn>(sorted.Length);
        foreach (var programme in each)
        {
            if (programme is not null)
            {
                selected.Add(programme);
            }
        }

        return new(sorted, selected.ToImmutable(), organisation, new(organisation, asOf), parameters);
    }

    private static bool Selects(ReportParameters by, Organisation organisation, ProgrammeOn programme) =>
        (by.Department is null || organisation.IsWithin(programme.Department, by.Department, programme.AsOf))
        && (by.Sponsor is null || programme.Seats.Any(s => s.To is null && s.Person == by.Sponsor))
        && (by.Account is null || programme.Profile.Accounts.Contains(by.Account, StringComparer.OrdinalIgnoreCase))
        && (by.Segment is null || string.Equals(programme.Profile.Segment, by.Segment, StringComparison.OrdinalIgnoreCase));
}

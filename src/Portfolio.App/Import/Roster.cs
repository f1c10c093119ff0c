using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>Which programme a row speaks of.</summary>
/// <param name="Code">Its code; for a new one, the code it gets.</param>
/// <param name="New">It is not on record yet.</param>
/// <param name="Expected">Why the row cannot be told, if it cannot.</param>
public sealed record Identity(string Code, bool New, string? Expected = null);

/// <summary>
/// A register's programmes on the day before a copy is taken in, found by id, by a former form of the id or, where there is
/// none, by title. Titles count only when alike after normalising or confirmed by the mapping; likely ones are reported
/// elsewhere and never linked.
/// </summary>
public sealed class Roster
{
    private readonly Mapping _mapping;
    private readonly ProgrammeNames _names;
    private readonly Func<string, ProgrammeHistory> _programme;
    private readonly Func<Programme, bool> _mayBeNamed;
    private readonly Dictionary<string, string> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Entry>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _newByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _newCodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _confirmed;
    private readonly Dictionary<string, string> _formerIds;

    private Roster(
        Mapping mapping, ProgrammeNames names, IEnumerable<ConfirmedMatch> confirmed, Func<string, ProgrammeHistory> programme, Func<Programme, bool> mayBeNamed)
    {
        (_mapping, _names, _programme, _mayBeNamed) = (mapping, names, programme, mayBeNamed);
        _formerIds = new(mapping.FormerIds, StringComparer.OrdinalIgnoreCase);
        _confirmed = confirmed.DistinctBy(c => Wording.Normalise(c.Named)).ToDictionary(c => Wording.Normalise(c.Named), c => c.Code, StringComparer.Ordinal);
    }

    /// <summary>A programme of the register as it stands before the copy.</summary>
    /// <param name="MayBeNamed">Whether whoever imports may be told of it, and record what became of it.</param>
    public sealed record Entry(string Code, Programme Programme, bool WithoutId, bool MayBeNamed);

    /// <summary>Those that have not ended, by code.</summary>
    public IReadOnlyDictionary<string, Entry> Open => _open;

    /// <param name="confirmed">What somebody has looked at and confirmed; it goes before all else.</param>
    /// <param name="programmes">All programmes on record.</param>
    /// <param name="programme">Finds one by its code.</param>
    /// <param name="mayBeNamed">Whether whoever imports may be told of a programme that the rows do not name.</param>
    public static Roster Of(
        Mapping mapping,
        ProgrammeNames names,
        IEnumerable<ConfirmedMatch> confirmed,
        IEnumerable<ProgrammeHistory> programmes,
        Func<string, ProgrammeHistory> programme,
        DateOnly on,
        Func<Programme, bool> mayBeNamed)
    {
        var roster = new Roster(mapping, names, confirmed, programme, mayBeNamed);
        foreach (var history in programmes)
        {
            var p = history.On(on);
            var ids = p.RegisterIds.Where(i => i.Register == mapping.Register).Select(i => i.Id).ToList();
            if (ids.Count > 0 || p.Coverage.Exists(c => c.Source == mapping.Register))
            {
                roster.Add(p, ids);
            }
        }

        return roster;
    }

    public Identity Find(SnapshotRow row) =>
        Confirmed(row.Id ?? row.Title) ?? (row.Id is { } id ? ById(id, row.Title) : ByTitle(row.Title));

    private void Add(Programme p, List<string> ids)
    {
        // A programme that came with its id has it as its code; one that came without has a code made from its title.
        var madeFromTitle = DerivedCode.IsOf(p.Code, TitleAtFirst(p));
        var entry = new Entry(p.Code, p, madeFromTitle && ids.Count == 0, _mayBeNamed(p));
        foreach (var id in ids)
        {
            _byId[id] = p.Code;
        }

        if (!madeFromTitle)
        {
            _byId[p.Code] = p.Code;
        }

        var key = _names.KeyOf(p.Title);
        (_byName.TryGetValue(key, out var alike) ? alike : _byName[key] = []).Add(entry);
        if (p.Open)
        {
            _open[p.Code] = entry;
        }
    }

    private Identity? Confirmed(string named) =>
        _confirmed.Count == 0 || !_confirmed.TryGetValue(Wording.Normalise(named), out var code) ? null
        : _programme(code).Latest is { Exists: true } known ? new(known.Code, New: false)
        : new("", New: false, $"a programme on record, but there is no {code}, which it was confirmed to be");

    private Identity ById(string id, string title)
    {
        if (Known(id) is { } known)
        {
            return new(known, New: false);
        }

        if (_formerIds.TryGetValue(id, out var earlier) && Known(earlier) is { } renamed)
        {
            return new(renamed, New: false);
        }

        foreach (var (now, before) in _mapping.FormerIdPrefixes)
        {
            if (id.StartsWith(now, StringComparison.OrdinalIgnoreCase) && Known(before + id[now.Length..]) is { } former)
            {
                return new(former, New: false);
            }
        }

        // Listed without an id so far: the same title links the two. An ended one with that title may come back.
        return Alike(title).Where(e => e.WithoutId).ToList() is [var only]
            ? new(only.Code, New: false)
            : New(id, title);
    }

    private string? Known(string id) =>
        _byId.GetValueOrDefault(id) ?? (_programme(id).Latest is { Exists: true } known ? known.Code : null);

    private Identity ByTitle(string title)
    {
        var alike = Alike(title);
        var open = alike.Where(e => e.Programme.Open).ToList();
        return (alike.Count, open.Count) switch
        {
            (0, _) when _newByName.GetValueOrDefault(_names.KeyOf(title)) is { } earlier => new(earlier, New: true),
            (0, _) => New(DerivedCode.Of(title, c => _newCodes.Contains(c) || _programme(c).Latest.Exists), title),
            (1, _) => new(alike[0].Code, New: false),
            (_, 1) => new(open[0].Code, New: false),
            _ => new("", New: false, $"an id, since {alike.Count} programmes on record have this title{Named(alike)}"),
        };
    }

    private Identity New(string code, string title)
    {
        _newCodes.Add(code);
        _newByName.TryAdd(_names.KeyOf(title), code);
        return new(code, New: true);
    }

    private static string Named(List<Entry> alike) =>
        alike.TrueForAll(e => e.MayBeNamed) ? $" ({string.Join(", ", alike.Select(e => e.Code))})" : "";

    private List<Entry> Alike(string title) => _byName.Count == 0 ? [] : _byName.GetValueOrDefault(_names.KeyOf(title)) ?? [];

    private static string TitleAtFirst(Programme p) => p.Opening switch
    {
        ProgrammeRegistered r => r.Title,
        ProgrammeProposed r => r.Title,
        _ => p.Title,
    };
}

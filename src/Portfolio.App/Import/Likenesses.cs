using Portfolio.App.Import.Names;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>Names of persons and of programmes that look alike, for somebody to confirm or to tell apart.</summary>
internal sealed class Likenesses(string file, PersonBook people)
{
    private readonly List<NameVariant> _variants = [];
    private readonly List<NearMatch> _near = [];
    private readonly List<ComeOrGone> _come = [];
    private readonly Lock _turn = new();

    public IReadOnlyList<NameVariant> Variants => [.. _variants.OrderBy(v => v.Row)];

    public IReadOnlyList<NearMatch> Near => [.. _near.OrderBy(n => n.Row)];

    /// <summary>Names in the row that nobody has yet and that look like one somebody has.</summary>
    public IReadOnlyList<NameOnSeat> Resembling(SnapshotRow row) =>
        row.Owners is null
            ? []
            : [.. row.Owners.Select(n => (Name: n, Known: people.Resembles(n))).Where(n => n.Known is not null).Select(n => new NameOnSeat(n.Name, n.Known!))];

    /// <param name="looking">Whether there are programmes that may have gone, so that new ones are held against them.</param>
    public void Compared(SnapshotRow row, Identity identity, Difference difference, IReadOnlyList<NameOnSeat> resembling, bool looking)
    {
        if (difference.Variants.Count + resembling.Count == 0 && !(identity.New && looking))
        {
            return;
        }

        lock (_turn)
        {
            _variants.AddRange(difference.Variants.Select(v => new NameVariant(row.Table, row.Number, identity.Code, v.Name, v.KnownAs, true)));
            _variants.AddRange(resembling
                .Where(r => difference.Variants.All(v => v.Name != r.Name))
                .Select(r => new NameVariant(row.Table, row.Number, identity.Code, r.Name, r.KnownAs, false)));
            if (identity.New && looking)
            {
                _come.Add(new(row.Number, identity.Code, row.Title, row.Department, row.Start, row.Id));
            }
        }
    }

    /// <summary>Looks among those that came for such as have gone under another title.</summary>
    /// <returns>Why it did not, in a sentence; or null.</returns>
    public string? Compare(IReadOnlyList<Roster.Entry> gone, IEnumerable<Roster.Entry> before)
    {
        if ((long)_come.Count * gone.Count > NearMatches.MostPairs)
        {
            return $"{_come.Count} programmes came and {gone.Count} went: too many to look for such as only changed their title.";
        }

        var former = gone
            .Select(e => new ComeOrGone(null, e.Code, e.Programme.Title, e.Programme.Department, (e.Programme.Opening as ProgrammeRegistered)?.StartedOn))
            .ToList();
        _near.AddRange(NearMatches.Of(file, _come, former, before.Select(e => e.Programme.Title).Concat(_come.Select(c => c.Title))));
        return null;
    }
}

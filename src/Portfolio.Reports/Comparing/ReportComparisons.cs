using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Comparing;

/// <summary>Holds a report against itself on another day or by other knowledge.</summary>
public static class ReportComparisons
{
    /// <summary>
    /// So many programmes with other events are looked at for what they change, and so many rows of a list that say something else,
    /// unless all are asked for.
    /// </summary>
    public const int Most = 1000;

    /// <summary>
    /// So often a side is computed at most to find out what of the organisation is behind their differences, beside once for each
    /// kind, and half as often again to be sure: enough to tell fifty accounts apart each of which is felt on both sides, and those
    /// few that are among thousands (<see cref="Halving{TLook}"/>).
    /// </summary>
    public const int MostLooks = 100;

    /// <summary>The fewest: with none, only kinds could be named.</summary>
    public const int FewestLooks = 8;

    // So many programmes are computed in all looks together at most, some five seconds of two cores: never by the clock, so that the
    // same comparison always says the same.
    private const int ProgrammesInAll = 320_000;

    // So often programmes are computed in all to find which of their events make the difference, and where all are to be looked at; each
    // so often at the least and at the most: of those that are few and have many events all are found, of the many that have few, too.
    private const int LooksAtEvents = 8_000;
    private const int LooksAtAllEvents = 100_000;
    private const int FewestLooksAtEvents = 8;
    private const int MostLooksAtEvents = 256;

    // As many rows that came or went take as long to look for as a programme takes to compute.
    private const int RowsOfAProgramme = 10;

    /// <summary>
    /// So many looks are taken of so many programmes, when so many rows came or went: <see cref="MostLooks"/> of few thousand
    /// programmes, and fewer the longer each takes, so that whoever asks is answered. What is not told apart then is said to be so
    /// (<see cref="ReportComparison.Together"/>).
    /// </summary>
    public static int LooksFor(int programmes, int rows) =>
        Math.Clamp(ProgrammesInAll / Math.Max(1, programmes + (rows / RowsOfAProgramme)), FewestLooks, MostLooks);

    /// <summary>
    /// Both sides, and for each figure the programmes that make the difference: a programme does when in the report of it alone
    /// the figure counts otherwise, or by other events, on one side than on the other. For what does not add up (medians, means,
    /// curves, ratios) it does when it has a part in the figure and any number of that report differs: there one spell matters by where the others lie. Of what
    /// several touch and is counted once (an account), all are named that changed how they touch it, also where the figure would
    /// be the same with any one of them as it was. In a report
    /// that rests on all programmes together (<see cref="ReportEntry.Joint"/>) each that has other events does. What
    /// all programmes decide together of each (<see cref="ReportEntry.Among"/>: whose forecast is among the worst) is as it is on the
    /// side that is asked for, on different days on each: one is named that has come to be among these or has left them by its own
    /// events, not by those of others. What the
    /// organisation makes of the difference (a setting changed, a wave opened) is no programme's, and is told apart
    /// (<see cref="OrganisationBehind"/>).
    /// </summary>
    /// <param name="mostLooks">
    /// See <see cref="LooksFor"/>, by which it is left out. With fewer, more of the organisation is named, and never too little.
    /// </param>
    /// <param name="most">See <see cref="Most"/>.</param>
    public static ReportComparison Of(ReportEntry entry, Side now, Side then, int? mostLooks = null, int most = Most)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(then);
        var (one, other) = (now.Report(entry, evidence: true), then.Report(entry, evidence: true));
        var changes = Changes(now, then);
        var looked = changes.Take(most).ToList();
        var eventsOf = changes.ToDictionary(c => c.Code, c => c.Positions, StringComparer.OrdinalIgnoreCase);

        var sameDay = now.Parameters.Knowledge.AsOf == then.Parameters.Knowledge.AsOf;
        var lists = Lists(one, other, most, sameDay);
        List<DifferingRow> rows = [.. lists.SelectMany(l => l.Added.Concat(l.Gone).Concat(l.Changed))];
        var (made, together) = Made(entry, now, then, looked, rows, most);
        var behind = OrganisationBehind.Of(
            entry, (now, one), (then, other), [.. rows.Select(r => r.Sought)],
            mostLooks ?? LooksFor(Math.Max(now.Facts.Count, then.Facts.Count), rows.Count));
        var oneSided = changes.SelectMany(c => c.Positions).ToHashSet();
        foreach (var (row, organisation) in rows.Zip(behind.Rows))
        {
            row.Organisation = organisation;

            // An item goes on elsewhere: a row may name what happened there, which its own programme has not got.
            var (found, wasLookedFor) = (row.Positions ?? [], row.Positions is not null);
            if (found.Count == 0 || row.Columns.Count > 0)
            {
                found = [.. found.Union(row.Names.Where(oneSided.Contains)).Order()];
            }

            row.Positions = found.Count + organisation.Count == 0 && (sameDay || !wasLookedFor)
                ? eventsOf.GetValueOrDefault(row.Programme, [])
                : found;
        }

        return new(
            WithoutEvidence(one.Header),
            WithoutEvidence(other.Header),
            [
                .. one.Figures.Select((figure, i) => Difference(
                    figure, other.Figures[i], [.. looked.Zip(made).Where(c => c.Second[i].Count > 0).Select(c => new Evidence(c.First.Code, c.Second[i]))], behind.Figures[i])),
            ],
            changes.Count,
            looked.Count,
            behind.WithoutEffect,
            behind.Together,
            [
                .. lists.Select(l => new ListDifference(
                        l.Table.Name, l.Table.Title, l.Table.Columns, [.. l.Added.Select(r => r.Alone())], [.. l.Gone.Select(r => r.Alone())], [.. l.Changed.Select(r => r.Both())])
                    { Key = l.Table.Key, ChangedOf = l.ChangedOf, ChangedLookedAt = l.Changed.Count })
            ])
        {
            TracesAll = most == int.MaxValue,
            EventsTogether = together,
        };
    }

    // Of each programme that is looked at the events behind each figure; of the rows about it those behind each, left with the row.
    // And of how many some could not be told apart.
    private static (ValueList<long>[][] Figures, int Together) Made(
        ReportEntry entry, Side now, Side then, List<ChangedProgramme> looked, List<DifferingRow> rows, int most)
    {
        var inAll = most == int.MaxValue ? LooksAtAllEvents : LooksAtEvents;
        var looks = Math.Clamp(inAll / Math.Max(1, looked.Count), FewestLooksAtEvents, MostLooksAtEvents);
        var (behind, made, together) = (new EventsBehind(entry, now, then, looks), new ValueList<long>[looked.Count][], 0);
        var rowsOf = rows.ToLookup(r => r.Programme, StringComparer.OrdinalIgnoreCase);
        Parallel.For(0, looked.Count, i =>
        {
            List<DifferingRow> about = [.. rowsOf[looked[i].Code]];
            var (figures, each, several) = behind.Of(looked[i], [.. about.Select(r => r.Sought)]);
            made[i] = figures;
            Interlocked.Add(ref together, several ? 1 : 0);
            foreach (var (row, positions) in about.Zip(each))
            {
                row.Positions = positions;
            }
        });
        return (made, together);
    }

    private static string ProgrammeOf(ReportTable table, ValueList<object?> cells) => cells[table.Column("programme")] as string ?? "";

    // It was asked for to compare by; nothing of it is told.
    private static ReportHeader WithoutEvidence(ReportHeader header) => header with { Parameters = header.Parameters with { Evidence = false } };

    // By what rows are about: how long something has lasted is other on every day.
    private static List<ListsOf> Lists(Report one, Report other, int most, bool sameDay)
    {
        var then = other.Tables().ToDictionary(t => t.Name);
        return
        [
            .. one.Tables().Where(t => t.Column("programme") >= 0 && then.ContainsKey(t.Name))
                .Select(t => Held(t, then[t.Name], most, sameDay))
                .Where(l => l.Added.Count + l.Gone.Count + l.ChangedOf > 0),
        ];
    }

    // Of the rows that say something else the first, and how many there are.
    private static ListsOf Held(ReportTable now, ReportTable then, int most, bool sameDay)
    {
        List<ValueList<object?>>[] keys = [[.. now.Keys()], [.. then.Keys()]];
        var places = Array.ConvertAll(keys, PlacesOf);
        int[] compared = [.. Enumerable.Range(0, now.Columns.Count).Where(c => then.Column(now.Columns[c].Name) == c && (sameDay || !now.Columns[c].Ages))];
        ValueList<int> said = [.. compared];
        List<DifferingRow> changed =
        [
            .. Beside.Each(keys[0].Count, at => places[1].TryGetValue(keys[0][at], out var before) ? Otherwise(at, now.Rows[at], then.Rows[before]) : null)
                .OfType<DifferingRow>(),
        ];
        return new(now, Less(now, keys[0], places[1]), Less(then, keys[1], places[0]), [.. changed.Take(most)], changed.Count);

        DifferingRow? Otherwise(int at, ValueList<object?> cells, ValueList<object?> old)
        {
            ValueList<string> columns = [.. compared.Where(c => !Equals(cells[c], old[c])).Select(c => now.Columns[c].Name)];
            return columns.Count == 0 ? null : new(new(now.Name, keys[0][at], said), ProgrammeOf(now, cells), cells)
            {
                Then = old,
                Columns = columns,
                Names = [.. now.PositionsIn(cells).Except(then.PositionsIn(old)), .. then.PositionsIn(old).Except(now.PositionsIn(cells))],
            };
        }

        static Dictionary<ValueList<object?>, int> PlacesOf(List<ValueList<object?>> keys)
        {
            var places = new Dictionary<ValueList<object?>, int>(keys.Count);
            foreach (var (at, key) in keys.Index())
            {
                places.TryAdd(key, at);
            }

            return places;
        }

        static List<DifferingRow> Less(ReportTable those, List<ValueList<object?>> keys, Dictionary<ValueList<object?>, int> others) =>
        [
            .. keys.Index().Where(r => !others.ContainsKey(r.Item))
                .Select(r => (r.Item, Cells: those.Rows[r.Index]))
                .Select(r => new DifferingRow(new(those.Name, r.Item, []), ProgrammeOf(those, r.Cells), r.Cells) { Names = those.PositionsIn(r.Cells) }),
        ];
    }

    private static FigureDifference Difference(Figure now, Figure then, ValueList<Evidence> behind, ValueList<Evidence> organisation) => new(
        now.Name, now.Title, now.Unit, FigureSide.Of(now), FigureSide.Of(then), now.Value - then.Value,
        behind.Count, behind, organisation.Count, organisation);

    // The same facts about the same day hold the same events.
    private static List<ChangedProgramme> Changes(Side now, Side then)
    {
        var sameDay = now.Parameters.Knowledge.AsOf == then.Parameters.Knowledge.AsOf;
        var earlier = OnRecord(then).ToDictionary(f => f.Code, StringComparer.OrdinalIgnoreCase);
        var pairs = new List<(ProgrammeFacts? Now, ProgrammeFacts? Then)>();
        foreach (var facts in OnRecord(now))
        {
            earlier.Remove(facts.Code, out var before);
            if (!(sameDay && ReferenceEquals(facts, before)))
            {
                pairs.Add((facts, before));
            }
        }

        pairs.AddRange(earlier.Values.Select(gone => ((ProgrammeFacts?)null, (ProgrammeFacts?)gone)));
        return
        [
            .. Beside.Each(pairs.Count, i => Changed((pairs[i].Now ?? pairs[i].Then)!.Code, pairs[i].Now, pairs[i].Then))
                .Where(c => c.Positions.Count > 0)
                .OrderBy(c => c.Code, StringComparer.OrdinalIgnoreCase),
        ];

        ChangedProgramme Changed(string code, ProgrammeFacts? one, ProgrammeFacts? other) =>
            new(code, one, other, Positions(one is null ? [] : now.Events(code), other is null ? [] : then.Events(code)));
    }

    // Of some only what came later had been said: without an opening no report counts them, and they have no code yet.
    private static IEnumerable<ProgrammeFacts> OnRecord(Side side) => side.Facts.Where(f => f.Opened is not null);

    // Held by one and not by the other.
    private static ValueList<long> Positions(IEnumerable<Recorded> one, IEnumerable<Recorded> other)
    {
        var positions = one.Select(e => e.Position).ToHashSet();
        positions.SymmetricExceptWith(other.Select(e => e.Position));
        return [.. positions.Order()];
    }

    private sealed record ListsOf(ReportTable Table, List<DifferingRow> Added, List<DifferingRow> Gone, List<DifferingRow> Changed, int ChangedOf);
}

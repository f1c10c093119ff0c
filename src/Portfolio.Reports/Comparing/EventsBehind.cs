using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// Finds which of a programme's events make the differences between two sides: on the way from the one to the other, those at
/// which the report of this programme alone comes to say something else. First what only the other side holds is undone, the
/// last before the first, then what only this one holds is done, in the order in which it was recorded
/// (<see cref="Halving{TLook}"/>). Where the days differ the way is gone on both: what an event makes may be felt on one of them
/// only.
/// </summary>
/// <remarks>
/// What all programmes decide together of each is as it is on the side that is asked for, and of another day as it is on the other.
/// Of two events of which either would do, the first on the way is named. What came and went again between two looks that say the
/// same is not.
/// </remarks>
internal sealed class EventsBehind
{
    private readonly bool _joint;
    private readonly int _mostLooks;
    private readonly Side _now;
    private readonly Side _then;
    private readonly Day[] _days;

    /// <param name="then">What its organisation makes is no programme's: it is looked at in that of the other side.</param>
    /// <param name="mostLooks">
    /// So often the report of each programme is computed at most, beside those of the two ends of its way. Of more events that are
    /// felt some are named with those between them.
    /// </param>
    public EventsBehind(ReportEntry entry, Side now, Side then, int mostLooks)
    {
        (_joint, _now, _then, _mostLooks) = (entry.Joint, now, then, mostLooks);
        _days = now.Parameters.Knowledge.AsOf == then.Parameters.Knowledge.AsOf
            ? [new(entry, now)]
            : [new(entry, now), new(entry, then with { Organisation = now.Organisation })];
    }

    /// <param name="rows">Those about the programme that only one of the two sides has, or that say something else on each.</param>
    /// <returns>
    /// For each figure the events that make the programme count otherwise in it, or by other events; none where no event does. For
    /// each row those that have made it come, go, or say something else. What rests on all programmes together is laid to all that
    /// the programme has otherwise. And whether some are named that were not told apart from others.
    /// </returns>
    public (ValueList<long>[] Figures, ValueList<long>[] Rows, bool Together) Of(ChangedProgramme programme, IReadOnlyList<SoughtRow> rows)
    {
        var sought = new SoughtRows(_joint ? [] : rows);
        var (one, other) = (_days[0].LookAt(programme.Now, sought), _days[^1].LookAt(programme.Then, sought));
        var figures = one.Figures;
        var differs = one.Differs(other);
        bool[] named = [.. Enumerable.Range(0, figures).Select(i => differs[i] || (differs[figures] && one.HasPart(i, other)))];
        var isFollowed = sought.Count > 0 || Enumerable.Range(0, figures).Any(i => named[i] && !RestsOnAll(i));
        var way = isFollowed ? Way.Of(programme, _now, _then) : null;
        var halving = way is null ? null : new Halving<Look>(
            (day, first) => day == 0 && first == way.Steps.Count ? one
                : day == _days.Length - 1 && first == 0 ? other
                : _days[day].LookAt(way.After(first), sought),
            _days.Length,
            differs.Length);
        halving?.Find([0, way!.Steps.Count], _mostLooks);
        return (
            [.. Enumerable.Range(0, figures).Select(i => RestsOnAll(i) ? programme.Positions : named[i] ? FeltIn(i) : [])],
            [.. rows.Select(row => _joint ? programme.Positions : Felt(figures + 1 + sought[row]))],
            halving?.Together.Count > 0);

        bool RestsOnAll(int figure) => _joint && !one.AddsUp(figure);

        // One spell may come to last longer by an event that is not among those which tell of it.
        ValueList<long> FeltIn(int figure)
        {
            var felt = Felt(figure);
            return felt.Count > 0 || one.AddsUp(figure) ? felt : Felt(figures);
        }

        ValueList<long> Felt(int place) =>
            [.. halving!.Felt.Where(f => f.Value[place]).SelectMany(f => way!.Named(f.Key)).Distinct().Order()];
    }

    /// <summary>From what one side holds of a programme to what the other does, step by step.</summary>
    private sealed class Way
    {
        private readonly List<(Recorded Event, int Step, bool IsNow)> _events;
        private readonly ChangedProgramme _programme;

        private Way(List<(Recorded Event, int Step, bool IsNow)> events, List<Recorded> steps, ChangedProgramme programme) =>
            (_events, Steps, _programme) = (events, steps, programme);

        /// <summary>What is undone, then what is done.</summary>
        public List<Recorded> Steps { get; }

        public static Way Of(ChangedProgramme programme, Side now, Side then)
        {
            var (one, other) = (Held.By(now, programme.Now), Held.By(then, programme.Then));

            // What stands on neither side is not met on the way, nor is what takes back only such.
            var standing = one.Standing.Concat(other.Standing).DistinctBy(e => e.Position).ToList();
            var commands = standing.Select(e => e.CommandId).ToHashSet();
            var events = standing
                .Concat(one.Retractions.Concat(other.Retractions).DistinctBy(e => e.Position).Where(e => commands.Contains(((CommandRetracted)e.Event).Command)))
                .Select(e => (Event: e, IsNow: one.All.Contains(e.Position), IsThen: other.All.Contains(e.Position)))
                .OrderBy(e => e.Event.Position)
                .ToList();
            var undone = events.Where(e => !e.IsNow).Select(e => e.Event).Reverse().ToList();
            List<Recorded> steps = [.. undone, .. events.Where(e => !e.IsThen).Select(e => e.Event)];
            var places = steps.Select((e, i) => (e.Position, i)).ToDictionary();
            return new([.. events.Select(e => (e.Event, places.GetValueOrDefault(e.Event.Position, -1), e.IsNow))], steps, programme);
        }

        /// <summary>The facts after so many steps; null where nothing known opens the programme.</summary>
        public ProgrammeFacts? After(int first)
        {
            var facts = ProgrammeFacts.Of(ProgrammeHistory.Of(_events.Where(e => e.Step < 0 || e.Step < first == e.IsNow).Select(e => e.Event)));
            return facts.Opened is null ? null : facts;
        }

        /// <summary>A step, and what it takes back.</summary>
        public IEnumerable<long> Named(int step) => Steps[step] is { Event: CommandRetracted retracted } taken
            ? _events.Where(e => e.Event.CommandId == retracted.Command && _programme.Positions.Contains(e.Event.Position))
                .Select(e => e.Event.Position).Append(taken.Position)
            : [Steps[step].Position];

        private sealed record Held(List<Recorded> Standing, List<Recorded> Retractions, HashSet<long> All)
        {
            public static Held By(Side side, ProgrammeFacts? facts)
            {
                if (facts is null)
                {
                    return new([], [], []);
                }

                var (history, asOf) = (side.History(facts.Code), side.Parameters.Knowledge.AsOf);
                return new(
                    [.. history.Standing.Where(e => e.EffectiveOn <= asOf)],
                    [.. history.All.Where(e => e.Event is CommandRetracted)],
                    [.. history.All.Where(e => e.EffectiveOn <= asOf || e.Event is CommandRetracted).Select(e => e.Position)]);
            }
        }
    }

    /// <summary>The report of one programme alone, by what one side asks.</summary>
    private sealed class Day
    {
        private readonly Func<ProgrammeFacts?, Report> _alone;
        private readonly Lazy<Report> _without;

        public Day(ReportEntry entry, Side side)
        {
            _alone = side.Alone(entry);
            _without = new(() => _alone(null));
        }

        public Look LookAt(ProgrammeFacts? programme, SoughtRows rows) => new(_alone(programme), _without.Value, rows);
    }

    /// <summary>
    /// What a programme adds to each figure that adds up, and of another what stands behind it; whether any number is otherwise, for
    /// there one spell matters by where the others lie; and what some rows say.
    /// </summary>
    private sealed class Look : ILook<Look>
    {
        private readonly Report _report;
        private readonly Added?[] _added;
        private readonly long[] _rows;

        public Look(Report report, Report without, SoughtRows rows)
        {
            _report = report;
            _added = [.. report.Figures.Select((f, i) => IsSum(f) ? Added.Of(f, without.Figures[i]) : null)];
            _rows = rows.SaidIn(report);
        }

        public int Figures => _added.Length;

        public bool AddsUp(int figure) => _added[figure] is not null;

        /// <summary>Whether the programme has any part in a figure that does not add up, here or in another look.</summary>
        public bool HasPart(int figure, Look other) => !AddsUp(figure) && (HasPart(figure) || other.HasPart(figure));

        public bool[] Differs(Look other)
        {
            bool[] figures = [.. _added.Select((a, i) => a is not null ? a != other._added[i] : Said(i) != other.Said(i))];
            var anything = Array.Exists(_added, a => a is null)
                && (figures.Where((d, i) => d && !AddsUp(i)).Any()
                    || !_report.Figures.Select(FigureSide.Of).SequenceEqual(other._report.Figures.Select(FigureSide.Of))
                    || !OfNobody(_report).SequenceEqual(OfNobody(other._report)));
            return
            [
                .. figures,
                anything,
                .. Enumerable.Range(0, _rows.Length).Select(i => _rows[i] != other._rows[i]),
            ];
        }

        private bool HasPart(int figure) => _report.Figures[figure].Parts is not { } parts
            || Enum.GetValues<PartName>().Any(p => parts.Of(p).Behind.Any(e => e.Kind == Evidence.Programme));

        private (FigureSide, FigureParts?) Said(int figure) => (FigureSide.Of(_report.Figures[figure]), _report.Figures[figure].Parts);

        // What is told of no single programme, such as the steps of a curve: lists say much that is in no figure.
        private static IEnumerable<ValueList<object?>> OfNobody(Report report) =>
            report.Lists().Where(t => t.Column("programme") < 0).SelectMany(t => t.Rows);

        private static bool IsSum(Figure figure) => figure is
        {
            Numerator: not null,
            Unit: Unit.Share or Unit.Count or Unit.Per100ProgrammeMonths or Unit.PerProgrammeYear or Unit.CustomerValue,
        };
    }
}

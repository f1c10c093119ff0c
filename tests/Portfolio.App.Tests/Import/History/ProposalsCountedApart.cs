using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace Portfolio.App.Tests.Import.History;

/// <summary>
/// What became of the proposals’ targets, counted from the raw rows by a program that shares nothing with the product: it goes
/// through the rows of each proposal day by day and keeps, of each of the three stages, the release it is planned for, each
/// move to a later one or to none, and whether it was delivered, dropped, or left behind.
/// </summary>
internal sealed partial class ProposalsCountedApart
{
    private static readonly string[] Stages = ["alpha", "beta", "stable"];
    private static readonly HashSet<string> NoRelease = ["", "tbd", "todo", "never", "x.y", "v1.xx", "v1.yy", "v1.zz"];
    private static readonly HashSet<string> GivenUp = ["rejected", "withdrawn", "replaced", "superseded", "removed"];
    private static readonly HashSet<string> Done = ["implemented", "imlpemented"];
    private static readonly Dictionary<string, int> StageOf = new()
    {
        ["alpha"] = 0,
        ["alpha (deprecated)"] = 0,
        ["beta"] = 1,
        ["beta (deprecated)"] = 1,
        ["stable"] = 2,
        ["ga"] = 2,
    };

    private readonly List<Target> _deferred = [];

    /// <summary>Stages that were ever planned for a release.</summary>
    public int Planned { get; private set; }

    /// <summary>Of these, first planned after the proposal had been complete once.</summary>
    public int PlannedWhenTakenUpAgain { get; private set; }

    public int Completed { get; private set; }

    /// <summary>Proposals that were complete once and by their last word are not.</summary>
    public int TakenUpAgain { get; private set; }

    public int MovedLater { get; private set; }

    public int MovedToNone { get; private set; }

    public int Deferred => _deferred.Count;

    public int DeferredAgain => _deferred.Count(t => t.Moves.Count > 1);

    public int FirstToNone => _deferred.Count(t => t.Moves[0] is null);

    public int Proposals { get; private set; }

    public Dictionary<string, int> Fates { get; } = [];

    public static ProposalsCountedApart Of(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>()
            .Select(r => new Row((string)r.merged_at_utc, (string)r.kep, (string)r.field, ((string)r.@new).Trim().ToLowerInvariant())).ToList();
        var counted = new ProposalsCountedApart();
        foreach (var proposal in rows.GroupBy(r => r.Kep))
        {
            counted.Count(proposal);
        }

        return counted;
    }

    private sealed record Row(string At, string Kep, string Field, string New);

    private sealed class Target
    {
        public int? Release { get; set; }

        public List<int?> Moves { get; } = [];

        public bool Delivered { get; set; }

        public bool Dropped { get; set; }

        /// <summary>Whether its proposal had been complete before it was planned.</summary>
        public bool Again { get; init; }
    }

    private void Count(IEnumerable<Row> rows)
    {
        var (targets, state) = (new Dictionary<string, Target>(), "");
        var (stage, complete, once) = ((int?)null, false, false);
        foreach (var day in rows.GroupBy(r => r.At[..10]).OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            foreach (var row in day.Reverse().DistinctBy(r => r.Field).Reverse().OrderBy(Rank))
            {
                var rank = Rank(row);
                stage = rank == 3 ? StageOf.TryGetValue(row.New, out var at) ? at : null : stage;
                complete = rank == 4 ? Done.Contains(row.New) : complete;
                if (rank == 0 && state.Length == 0)
                {
                    state = "active";
                }

                if (rank is 0 or 9 || state.Length == 0)
                {
                    continue;
                }

                state = state == "left" && rank != 5 ? "active" : state;
                if (state is "dropped" or "completed" && rank != 4)
                {
                    continue;
                }

                state = rank switch
                {
                    2 => Move(targets, row, state, once),
                    3 => Reach(targets, row, stage, complete, state),
                    4 => Say(targets, row, stage, state),
                    5 when row.New == "deleted" => "left",
                    _ => state,
                };
                once |= state == "completed";
            }
        }

        Planned += targets.Count;
        PlannedWhenTakenUpAgain += targets.Values.Count(t => t.Again);
        Completed += state == "completed" ? 1 : 0;
        TakenUpAgain += once && state != "completed" ? 1 : 0;

        var deferred = targets.Values.Where(t => t.Moves.Count > 0).ToList();
        _deferred.AddRange(deferred);
        Proposals += deferred.Count > 0 ? 1 : 0;
        foreach (var target in deferred)
        {
            var fate = target.Delivered ? "Delivered" : target.Dropped ? "Dropped" : state == "left" ? "Unknown" : "Open";
            Fates[fate] = Fates.GetValueOrDefault(fate) + 1;
        }
    }

    // Of one day in this order, whatever the order of the rows.
    private static int Rank(Row row) => row.Field switch
    {
        "(registered)" => 0,
        "title" or "owning-sig" => 1,
        "milestone.alpha" or "milestone.beta" or "milestone.stable" => 2,
        "stage" => 3,
        "status" => 4,
        "(file)" => 5,
        _ => 9,
    };

    private string Move(Dictionary<string, Target> targets, Row row, string state, bool again)
    {
        var (name, release) = (row.Field["milestone.".Length..], Release(row.New));
        if (!targets.TryGetValue(name, out var target))
        {
            if (release is not null)
            {
                targets[name] = new() { Release = release, Again = again };
            }
        }
        else if (!target.Delivered && !target.Dropped && target.Release != release)
        {
            if (release is null || (target.Release is { } before && release > before))
            {
                target.Moves.Add(release);
                (MovedLater, MovedToNone) = release is null ? (MovedLater, MovedToNone + 1) : (MovedLater + 1, MovedToNone);
            }

            target.Release = release;
        }

        return state;
    }

    // The stage is the one worked at: those before it are delivered.
    private static string Reach(Dictionary<string, Target> targets, Row row, int? stage, bool complete, string state)
    {
        if (row.New.Length > 0 && stage is null)
        {
            return state;
        }

        if (complete)
        {
            return End(targets, stage) ? "completed" : state;
        }

        Deliver(targets, (stage ?? -1) - 1);
        return state;
    }

    private static string Say(Dictionary<string, Target> targets, Row row, int? stage, string state)
    {
        if (Done.Contains(row.New))
        {
            return state == "completed" || End(targets, stage) ? "completed" : "active";
        }

        if (GivenUp.Contains(row.New))
        {
            if (state is not ("dropped" or "completed"))
            {
                foreach (var open in targets.Values.Where(t => !t.Delivered))
                {
                    open.Dropped = true;
                }
            }

            return state == "completed" ? state : "dropped";
        }

        // Whatever else it is called, a proposal that was complete is so no more.
        return row.New == "deferred" ? state == "active" ? "hold" : state : state is "hold" or "completed" ? "active" : state;
    }

    private static bool End(Dictionary<string, Target> targets, int? stage)
    {
        Deliver(targets, stage ?? Stages.Length - 1);
        return targets.Values.All(t => t.Delivered || t.Dropped);
    }

    private static void Deliver(Dictionary<string, Target> targets, int upTo)
    {
        foreach (var name in Stages.Take(upTo + 1).Where(targets.ContainsKey))
        {
            targets[name].Delivered |= !targets[name].Dropped;
        }
    }

    private static int? Release(string text)
    {
        var name = text.Trim('"').Split(',')[^1].Trim();
        return NoRelease.Contains(name) ? null
            : name == "pre-1.0" ? 0
            : Number().Match(name) is { Success: true } found ? 1 + int.Parse(found.Groups["minor"].Value, CultureInfo.InvariantCulture)
            : throw new FormatException($"“{text}” is no release.");
    }

    [GeneratedRegex(@"^v?1\.(?<minor>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

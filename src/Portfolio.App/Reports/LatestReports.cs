using System.Collections.Concurrent;
using System.IO.Compression;
using Portfolio.App.Node;

namespace Portfolio.App.Reports;

/// <summary>
/// Answers to the question for the newest, while commands come. A report names the position that it knows, and one that
/// was asked for no position may be answered by what was computed a moment ago: after <see cref="Renewed"/> it is
/// computed anew beside the answers, and what is older than <see cref="Oldest"/> is no answer. Whoever has recorded
/// something is never answered from before it. Whoever has to wait for a computation waits for the one that is under way,
/// if it knows enough for him, and takes no thread while waiting.
/// </summary>
public sealed class LatestReports(PortfolioNode node, TimeProvider clock, ILogger<LatestReports> logger) : IDisposable
{
    /// <summary>How old an answer is at least before it is computed anew.</summary>
    public static readonly TimeSpan Renewed = TimeSpan.FromMilliseconds(250);

    /// <summary>What is older waits for what is new.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    private const int Most = 64;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Computation> _underWay = new(StringComparer.Ordinal);
    private readonly QuietThread _renewing = new("Renewing reports");

    /// <summary>A computed answer.</summary>
    /// <param name="History">Of the view that it was computed on.</param>
    /// <param name="Position">What it knows.</param>
    /// <param name="Today">The day on which it was computed.</param>
    public sealed record Answer(int History, long Position, DateOnly Today, string ETag, ReadOnlyMemory<byte> Json)
    {
        private readonly Lazy<byte[]> _gzip = new(() =>
        {
            using var bytes = new MemoryStream();
            using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            {
                gzip.Write(Json.Span);
            }

            return bytes.ToArray();
        });

        /// <summary>Whether all of it is there; else it is computed anew though nothing more is on record.</summary>
        public bool Whole { get; init; } = true;

        /// <summary>The same, compressed once for all who take it so.</summary>
        public ReadOnlyMemory<byte> Gzip => _gzip.Value;

        /// <summary>As an endpoint gives it.</summary>
        public Task<IResult> Given => field ??= Task.FromResult<IResult>(new SharedJson(this));
    }

    /// <summary>An answer that is new enough for somebody, or null.</summary>
    /// <param name="question">The whole address.</param>
    /// <param name="actor">Who asks.</param>
    public Answer? Find(string question, string actor)
    {
        if (!_kept.TryGetValue(question, out var kept))
        {
            return null;
        }

        var (view, answer) = (node.View, kept.Answer);
        if (answer.History != view.History || answer.Today != node.Today)
        {
            return null;
        }

        kept.Asked = clock.GetTimestamp();
        if (answer.Position == view.Position && answer.Whole)
        {
            return answer;
        }

        if (answer.Position < node.LastOf(actor))
        {
            return null;
        }

        var age = clock.GetElapsedTime(kept.TakenAt, kept.Asked);
        if (IsDue(age, kept.Took) && !_underWay.ContainsKey(question))
        {
            _ = RenewAsync(question, kept);
        }

        return age <= Oldest ? answer : null;
    }

    /// <summary>Computes an answer for somebody, and keeps it for the next.</summary>
    /// <param name="compute">Computes it on a view; called again when it has to be renewed.</param>
    public async Task<Answer> ComputeAsync(string question, string actor, Func<View, Answer> compute)
    {
        var computation = _underWay.AddOrUpdate(
            question,
            _ => new(this, question, node.View, compute),
            (_, other) => other.IsEnough(node.View.History, node.LastOf(actor)) ? other : new(this, question, node.View, compute));
        return (await computation.MadeAsync(TaskScheduler.Default)).Answer;
    }

    public void Dispose() => _renewing.Dispose();

    // Computing takes a part of the time only, however long it takes: commands want the processor too. But it is done
    // before the answer is too old.
    private static bool IsDue(TimeSpan age, TimeSpan took) => age > Renewed && (age > 4 * took || age > Oldest - (2 * took));

    private async Task RenewAsync(string question, Kept old)
    {
        try
        {
            await _underWay.GetOrAdd(question, _ => new(this, question, node.View, old.Compute)).MadeAsync(_renewing);
        }
        catch (Exception fault)
        {
            // Whoever asks next computes it, and is told what is wrong.
            _kept.TryRemove(new(question, old));
            logger.LogError(fault, "A report could not be computed anew");
        }
    }

    // On what is known when its turn comes: it may have waited for others to be computed.
    private Kept Make(Func<View, Answer> compute)
    {
        var from = clock.GetTimestamp();
        var answer = compute(node.View);

        // Here, and not by whoever takes it first, for whom all others would wait.
        _ = answer.Gzip;
        return new(answer, from, clock.GetElapsedTime(from), compute) { Asked = from };
    }

    private void Keep(string question, Kept made)
    {
        _kept.AddOrUpdate(question, made, (_, other) => made.IsNotBefore(other) ? made : other);
        if (_kept.Count > Most)
        {
            _kept.TryRemove(_kept.MinBy(k => k.Value.Asked));
        }
    }

    private sealed record Kept(Answer Answer, long TakenAt, TimeSpan Took, Func<View, Answer> Compute)
    {
        public long Asked { get; set; }

        // Of two that know the same, the one that is kept counts its age from when it was last found to be so.
        public bool IsNotBefore(Kept other) => (Answer.History, Answer.Position, Answer.Today, Answer.Whole).CompareTo(
            (other.Answer.History, other.Answer.Position, other.Answer.Today, other.Answer.Whole)) >= 0;
    }

    // Begins when somebody first waits for it.
    private sealed class Computation(LatestReports all, string question, View since, Func<View, Answer> compute)
    {
        private readonly Lock _turn = new();
        private Task<Kept>? _made;

        /// <summary>Whether it knows what somebody has recorded: all that was known when it was asked for, at least.</summary>
        public bool IsEnough(int history, long position) => since.History == history && since.Position >= position;

        /// <param name="scheduler">Where it is made, if this is the first to wait for it.</param>
        public Task<Kept> MadeAsync(TaskScheduler scheduler)
        {
            lock (_turn)
            {
                return _made ??= Task.Factory.StartNew(Make, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
            }
        }

        private Kept Make()
        {
            try
            {
                var made = all.Make(compute);
                all.Keep(question, made);
                return made;
            }
            finally
            {
                all._underWay.TryRemove(new(question, this));
            }
        }
    }
}

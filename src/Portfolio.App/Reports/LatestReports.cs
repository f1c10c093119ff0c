using System.Collections.Concurrent;
using System.IO.Compression;
using Portfolio.App.Node;

namespace Portfolio.App.Reports;

/// <summary>
/// Answers to the question for the newest, while commands come. A report names the position that it knows, and one that
/// was asked for no position may be answered by what was computed a moment ago: after <see cref="Renewed"/> it is
/// computed anew beside the answers, and what is older than <see cref="Oldest"/> is no answer. Whoever has recorded
/// something is never answered from before it.
/// </summary>
public sealed class LatestReports(PortfolioNode node, TimeProvider clock, ILogger<LatestReports> logger)
{
    /// <summary>How old an answer is at least before it is computed anew.</summary>
    public static readonly TimeSpan Renewed = TimeSpan.FromMilliseconds(250);

    /// <summary>What is older waits for what is new.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(2);

    private const int Most = 64;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

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

        /// <summary>The same, compressed once for all who take it so.</summary>
        public ReadOnlyMemory<byte> Gzip => _gzip.Value;
    }

    /// <summary>An answer that is new enough for somebody, or null.</summary>
    /// <param name="question">The whole address.</param>
    /// <param name="actor">Who asks.</param>
    public Answer? Find(string question, string actor)
    {
        if (!_kept.TryGetValue(question, out var kept) || kept.Answer.Today != node.Today || kept.Answer.History != node.View.History)
        {
            return null;
        }

        kept.Asked = clock.GetTimestamp();
        if (kept.Answer.Position == node.View.Position)
        {
            return kept.Answer;
        }

        var age = clock.GetElapsedTime(kept.TakenAt);
        if (age > Oldest || kept.Answer.Position < node.LastOf(actor))
        {
            return null;
        }

        // Computing takes a part of the time only, however long it takes: commands want the processor too.
        if (age > Renewed && age > 4 * kept.Took && Interlocked.Exchange(ref kept.Renewing, 1) == 0)
        {
            _ = Task.Run(() => Renew(question, kept), CancellationToken.None);
        }

        return kept.Answer;
    }

    /// <summary>Computes an answer, and keeps it for the next.</summary>
    /// <param name="compute">Computes it on a view; called again when it has to be renewed.</param>
    public Answer Compute(string question, Func<View, Answer> compute)
    {
        var kept = Made(compute);
        _kept[question] = kept;
        if (_kept.Count > Most)
        {
            _kept.TryRemove(_kept.MinBy(k => k.Value.Asked));
        }

        return kept.Answer;
    }

    private void Renew(string question, Kept old)
    {
        try
        {
            _kept.TryUpdate(question, Made(old.Compute), old);
        }
        catch (Exception fault)
        {
            // Whoever asks next computes it, and is told what is wrong.
            _kept.TryRemove(new(question, old));
            logger.LogError(fault, "A report could not be computed anew");
        }
    }

    private Kept Made(Func<View, Answer> compute)
    {
        var from = clock.GetTimestamp();
        var answer = compute(node.View);
        return new(answer, from, clock.GetElapsedTime(from), compute) { Asked = from };
    }

    private sealed record Kept(Answer Answer, long TakenAt, TimeSpan Took, Func<View, Answer> Compute)
    {
        public int Renewing;

        public long Asked { get; set; }
    }
}

using System.Collections.Concurrent;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// Decides commands on what the node knows and appends their events at the version that was seen; what another node was
/// faster with is decided again.
/// </summary>
internal sealed class Deciding(Replica replica, People people, GroupAppender appender, Answering answers)
{
    private const int Tries = 3;

    private readonly StreamGate _gate = new();
    private readonly ConcurrentDictionary<string, long> _lastOf = new(StringComparer.Ordinal);

    /// <summary>The last position that somebody recorded here; 0 if none.</summary>
    public long LastOf(string actor) => _lastOf.GetValueOrDefault(actor);

    /// <param name="ifVersion">What the caller has seen; null: it is decided on whatever there is.</param>
    public async Task<Answer> ExecuteAsync(Matter matter, Dated dated, IfVersion? ifVersion, CancellationToken cancellation)
    {
        var actor = dated.Envelope.Actor;
        if (await answers.BeforehandAsync(matter.Stream, dated.Envelope, cancellation) is { } known)
        {
            return Noted(actor, known);
        }

        // One after another for each stream: commands of this node never race each other, only other nodes'.
        using var turn = await _gate.EnterAsync(matter.Stream, cancellation);
        var decided = await DecideAsync(matter, dated, ifVersion, cancellation);
        return Noted(actor, await answers.AfterwardsAsync(decided, matter.Stream, dated.Envelope, cancellation));
    }

    private async Task<Answer> DecideAsync(Matter matter, Dated dated, IfVersion? ifVersion, CancellationToken cancellation)
    {
        var stream = matter.Stream;
        var askedForPeople = false;
        for (var tried = 1; ; tried++)
        {
            var view = replica.View;
            var (version, on) = (matter.VersionIn(view), view.OccasionOn(dated.EffectiveOn, dated.Today, people.Knows));
            var decision = matter.Decide(view, on, dated.Envelope.Limit);
            IReadOnlyList<Recorded> meanwhile = [];
            if (ifVersion is { } seen && seen.Version != version)
            {
                meanwhile = matter.After(seen.Version, view);
                if (!seen.OrStillTheSame || seen.Version > version || !AreTheSame(decision, matter.DecideAt(seen.Version, view, on, dated.Envelope.Limit)))
                {
                    return new Answer.Conflict(version, meanwhile);
                }
            }

            if (decision is not Decision.Accepted accepted)
            {
                var why = ((Decision.Refused)decision).Why;
                if (!askedForPeople && why.Any(w => w.Rule == "person-is-known"))
                {
                    // Another node may have added the person meanwhile.
                    askedForPeople = true;
                    await people.RefreshAsync(cancellation);
                    continue;
                }

                return new Answer.Refused(why);
            }

            if (accepted.Facts.Count == 0)
            {
                return new Answer.Done(view.Position, version, [], Repeated: false) { Meanwhile = meanwhile };
            }

            // Whoever has gone by now withdraws nothing: the next command on the stream is decided on what this one records.
            var request = Requests.Append(
                Parts(stream, version, accepted, view), dated, view.History, view.Position, accepted.Withdraws);
            var outcome = await appender.AppendAsync(request, CancellationToken.None);
            if (outcome is AppendOutcome.Conflict conflict)
            {
                await replica.ReachVersionAsync(conflict.Stream, (int)conflict.Actual, cancellation);
                if (tried < Tries)
                {
                    continue;
                }

                // The caller's condition speaks of the stream that was asked, not of the others that the command touches.
                return conflict.Stream == stream
                    ? new Answer.Conflict((int)conflict.Actual, ifVersion is { } since ? matter.After(since.Version, replica.View) : [])
                    : new Answer.Overloaded(TimeSpan.FromSeconds(1));
            }

            if (outcome is AppendOutcome.Outdated outdated && tried < Tries)
            {
                await replica.ReachAsync(outdated.Position, cancellation);
                continue;
            }

            return await answers.ToAsync(outcome, stream, cancellation) is var answer && answer is Answer.Done done
                ? done with { Meanwhile = meanwhile }
                : answer;
        }
    }

    // The stream that was asked, then those that the command touches too.
    private static (string Stream, ExpectedVersion Expected, ValueList<NewFact> Facts)[] Parts(
        string stream, int version, Decision.Accepted accepted, View view)
    {
        var asked = (stream, ExpectedVersion.At(version), accepted.Facts);
        return accepted.Elsewhere.Count == 0
            ? [asked]
            : [
                asked,
                .. accepted.Elsewhere.Select(e => (
                    Code.Stream("programme", e.Code), ExpectedVersion.At(view.Programme(e.Code).Version), e.Facts)),
            ];
    }

    // Refused then and accepted now, or the other way round, is not the same.
    private static bool AreTheSame(Decision now, Decision then) =>
        now is Decision.Accepted accepted && then is Decision.Accepted before
        && accepted.Facts.Equals(before.Facts) && accepted.Elsewhere.Equals(before.Elsewhere);

    private Answer Noted(Actor actor, Answer answer)
    {
        if (answer is Answer.Done done)
        {
            _lastOf.AddOrUpdate(
                actor.Id, static (_, position) => position, static (_, last, position) => Math.Max(last, position), done.Position);
        }

        return answer;
    }
}

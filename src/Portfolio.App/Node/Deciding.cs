using System.Collections.Concurrent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
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

    private delegate (int Version, Decision Decision) Judgement(View view);

    /// <summary>The last position that somebody recorded here; 0 if none.</summary>
    public long LastOf(string actor) => _lastOf.GetValueOrDefault(actor);

    /// <summary>Commands on one programme, one after another, recorded as one.</summary>
    public Task<Answer> ExecuteAsync(
        string code, IReadOnlyList<ProgrammeCommand> commands, Dated dated, int? ifVersion, CancellationToken cancellation)
    {
        var stream = Code.Stream("programme", code);
        return ExecuteAsync(stream, dated, ifVersion, view =>
        {
            var history = view.Programmes.GetValueOrDefault(stream, ProgrammeHistory.Empty);
            var occasion = OccasionOf(view, dated);
            var decision = Draft.Decide(history, commands, occasion);
            return (history.Version, dated.Envelope.Limit?.Hold(code, history, decision, occasion) ?? decision);
        }, cancellation);
    }

    /// <summary>A command about the organisation.</summary>
    public Task<Answer> ExecuteAsync(OrganisationCommand command, Dated dated, int? ifVersion, CancellationToken cancellation) =>
        ExecuteAsync(command.Stream, dated, ifVersion, view => (
            view.OtherVersions.GetValueOrDefault(command.Stream),
            dated.Envelope.Limit?.OfAll() ?? view.Organisation.Decide(command, OccasionOf(view, dated))), cancellation);

    private async Task<Answer> ExecuteAsync(
        string stream, Dated dated, int? ifVersion, Judgement judge, CancellationToken cancellation)
    {
        var actor = dated.Envelope.Actor;
        if (await answers.BeforehandAsync(stream, dated.Envelope, cancellation) is { } known)
        {
            return Noted(actor, known);
        }

        // One after another for each stream: commands of this node never race each other, only other nodes'.
        using var turn = await _gate.EnterAsync(stream, cancellation);
        try
        {
            var decided = await DecideAsync(stream, dated, ifVersion, judge, cancellation);
            return Noted(actor, await answers.AfterwardsAsync(decided, stream, dated.Envelope, cancellation));
        }
        catch (Exception fault) when (ReferenceEquals(fault, replica.Broken))
        {
            // It may be recorded: this node can no longer see so far.
            return new Answer.Unavailable(fault.Message);
        }
    }

    private async Task<Answer> DecideAsync(
        string stream, Dated dated, int? ifVersion, Judgement judge, CancellationToken cancellation)
    {
        var askedForPeople = false;
        for (var tried = 1; ; tried++)
        {
            var view = replica.View;
            var (version, decision) = judge(view);
            if (ifVersion is { } expected && expected != version)
            {
                return new Answer.Conflict(version);
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
                return new Answer.Done(view.Position, version, [], Repeated: false);
            }

            // Whoever has gone by now withdraws nothing: the next command on the stream is decided on what this one records.
            var request = Requests.Append(Parts(stream, version, accepted, view), dated, view.History);
            var outcome = await appender.AppendAsync(request, CancellationToken.None);
            if (outcome is AppendOutcome.Conflict conflict)
            {
                // The caller's condition speaks of the stream that was asked, not of the others that the command touches.
                var asked = conflict.Stream == stream;
                if ((ifVersion is null || !asked) && tried < Tries)
                {
                    await replica.ReachVersionAsync(conflict.Stream, (int)conflict.Actual, cancellation);
                    continue;
                }

                if (!asked)
                {
                    return new Answer.Overloaded(TimeSpan.FromSeconds(1));
                }
            }

            return await answers.ToAsync(outcome, stream, cancellation);
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

    private Answer Noted(Actor actor, Answer answer)
    {
        if (answer is Answer.Done done)
        {
            _lastOf.AddOrUpdate(
                actor.Id, static (_, position) => position, static (_, last, position) => Math.Max(last, position), done.Position);
        }

        return answer;
    }

    private Occasion OccasionOf(View view, Dated dated) =>
        new(dated.EffectiveOn, dated.Today, view.Organisation, people.Knows) { Programme = view.Programme };
}

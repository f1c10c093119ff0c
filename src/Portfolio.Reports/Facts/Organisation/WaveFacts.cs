using Portfolio.Domain;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Waves;

namespace Portfolio.Reports.Facts;

/// <summary>A feedback wave as it stood at the end of a day, with the events behind it.</summary>
/// <param name="From">The day it was opened.</param>
/// <param name="ClosedOn">Null while it takes responses.</param>
/// <param name="Responses">In the order of their days.</param>
/// <param name="Actions">Those that its bad responses raised.</param>
public sealed record WaveFacts(
    WaveOpened Wave,
    DateOnly From,
    long At,
    DateOnly? ClosedOn,
    ValueList<ResponseFact> Responses,
    ValueList<ActionFacts> Actions)
{
    /// <summary>The kind of its stream.</summary>
    public const string Kind = Domain.Waves.Wave.Kind;

    /// <summary>The wave on a day; null before it was opened.</summary>
    /// <exception cref="ProjectionStoppedException">Its state stopped: nothing is computed without what that could not take.</exception>
    public static WaveFacts? Of(History<Wave> history, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Stop is { } stop)
        {
            throw new ProjectionStoppedException(stop);
        }

        Recorded? opening = null;
        DateOnly? closed = null;
        var responses = new List<ResponseFact>();
        var actions = new ActionFold();
        foreach (var e in history.Standing.TakeWhile(e => e.EffectiveOn <= asOf))
        {
            switch (e.Event)
            {
                case WaveOpened:
                    opening ??= e;
                    break;
                case ResponseRecorded said:
                    responses.Add(new(e.EffectiveOn, e.Position, said.Response));
                    break;
                case WaveClosed:
                    closed ??= e.EffectiveOn;
                    break;
                case FeedbackEvent done:
                    actions.Take(done, e.EffectiveOn, e.Position);
                    break;
            }
        }

        return opening is { Event: WaveOpened wave }
            ? new(wave, opening.EffectiveOn, opening.Position, closed, [.. responses], [.. actions.Facts()])
            : null;
    }
}

/// <summary>What one customer said.</summary>
public sealed record ResponseFact(DateOnly From, long At, Response Said);

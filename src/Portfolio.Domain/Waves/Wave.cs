using System.Collections.Immutable;
using System.Globalization;
using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Waves;

/// <summary>Customers were asked once, as it stands: what they said, and what is done about it.</summary>
public sealed record Wave : IFolded<Wave>
{
    public const string Kind = "wave";

    public static Wave Initial { get; } = new();

    /// <summary>What was planned; null before.</summary>
    public WaveOpened? Opened { get; init; }

    /// <summary>The day it ended; null while responses are taken.</summary>
    public DateOnly? ClosedOn { get; init; }

    public ImmutableSortedDictionary<string, Response> Responses { get; init; } =
        ImmutableSortedDictionary.Create<string, Response>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedDictionary<string, FeedbackAction> Actions { get; init; } = FeedbackActions.None;

    /// <summary>How many answered.</summary>
    public int Responded => Responses.Count;

    public Wave Evolve(Recorded recorded) => recorded.Event switch
    {
        WaveOpened e => this with { Opened = e },
        ResponseRecorded e => this with { Responses = Responses.SetItem(e.Response.Code, e.Response) },
        WaveClosed => this with { ClosedOn = recorded.EffectiveOn },
        FeedbackEvent e => this with { Actions = Actions.After(e, recorded.EffectiveOn) },
        _ => this,
    };

    public Refusal? Broken(Recorded recorded) => recorded.Event switch
    {
        WaveOpened e => Opened is null ? null : new("wave-is-new", $"There is already a feedback wave {e.Wave}, “{Opened.Title}”.", "code"),
        _ when Opened is null => new("wave-was-open", "There was no such feedback wave on that day.", "effectiveOn"),
        ResponseRecorded e => Broken(e.Response),
        WaveClosed => ClosedOn is { } day
            ? new("wave-closes-once", $"{Opened.Wave} was closed on {day:yyyy-MM-dd} already.")
            : null,
        FeedbackEvent e => FeedbackActions.Broken(Actions, e, recorded.EffectiveOn),
        var unknown => new("event-has-a-rule", $"No rule says when {unknown.GetType().Name} may happen."),
    };

    private Refusal? Broken(Response response)
    {
        if (ClosedOn is { } day)
        {
            return new("wave-takes-responses", $"{Opened!.Wave} was closed on {day:yyyy-MM-dd}; it takes no more responses.");
        }

        if (Responses.ContainsKey(response.Code))
        {
            return new("response-is-new", $"{Opened!.Wave} already has a response {response.Code}, and it says something else.", "responses");
        }

        return Responses.Count >= Opened!.Invited
            ? new(
                "nobody-answers-uninvited",
                string.Create(CultureInfo.InvariantCulture, $"{Opened.Wave} invited {Opened.Invited}, and as many have answered."),
                "responses")
            : null;
    }
}

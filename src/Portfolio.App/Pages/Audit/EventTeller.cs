using Portfolio.App.Node;
using Portfolio.App.Pages.Programmes.Story;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Audit;

/// <summary>Tells any event in a sentence, as its programme's story does.</summary>
internal sealed class EventTeller(View view, People people)
{
    public string Tell(Recorded e)
    {
        var history = view.Programmes.GetValueOrDefault(e.Stream);
        if (view.OrganisationStop is not null || history?.Stop is not null)
        {
            // What a sentence rests on is not known. The event itself is, and is shown.
            return EventCodec.NameOf(e.Event);
        }

        return history is not null
            ? Sentence.Of(new Telling(Before(e, history), e, view.Organisation, people.NameOf))
            : OrganisationSentence.Of(e.Event, view.Organisation, people.NameOf);
    }

    // The programme just before it, in effective order.
    private static Programme Before(Recorded e, ProgrammeHistory history)
    {
        var state = Programme.Initial;
        foreach (var earlier in history.Standing)
        {
            if (earlier.EffectiveOn > e.EffectiveOn || (earlier.EffectiveOn == e.EffectiveOn && earlier.Position >= e.Position))
            {
                break;
            }

            state = state.Evolve(earlier);
        }

        return state;
    }
}

using Portfolio.App.Node;
using Portfolio.App.Pages.Programmes.Story;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Audit;

/// <summary>Tells any event in a sentence, as its programme's story does.</summary>
internal sealed class EventTeller(View view, People people)
{
    public string Tell(Recorded e) => e.Stream.StartsWith(View.ProgrammeStreams, StringComparison.Ordinal)
        ? Sentence.Of(new Telling(Before(e), e, view.Organisation, people.NameOf))
        : OrganisationSentence.Of(e.Event, view.Organisation, people.NameOf);

    // The programme just before it, in effective order.
    private Programme Before(Recorded e)
    {
        var state = Programme.Initial;
        foreach (var earlier in view.Programmes[e.Stream].Standing)
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

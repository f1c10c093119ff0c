using Portfolio.App.Pages.Audit;
using Portfolio.App.Pages.Programmes.Story;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Recording;

/// <summary>Tells what a command would put on record, before it is.</summary>
public static class Foretold
{
    private static readonly Actor Nobody = new("", "", "");

    /// <summary>A sentence for each fact, those of other programmes included; none, if nothing would change.</summary>
    public static IReadOnlyList<string> Tell(Decision.Accepted accepted, RecordForm form, Occasion on, Func<string, string> nameOf) =>
        form.Command.Target == Commands.CommandTarget.Programme
            ?
            [
                .. OfProgramme(form.Around.History, accepted.Facts, on, nameOf),
                .. accepted.Elsewhere.SelectMany(e => OfProgramme(on.Programme(e.Code), e.Facts, on, nameOf).Select(s => $"{e.Code}: {s}")),
            ]
            : [.. accepted.Facts.Select(f => OrganisationSentence.Of(f.Event, on.Organisation, nameOf))];

    private static IEnumerable<string> OfProgramme(
        ProgrammeHistory history, ValueList<NewFact> facts, Occasion on, Func<string, string> nameOf)
    {
        var state = history.On(on.EffectiveOn);
        foreach (var fact in facts)
        {
            var recorded = new Recorded(
                long.MaxValue, "", 0, fact.Event, on.EffectiveOn, on.EffectiveOn, default, Nobody, Guid.Empty, []);
            yield return fact.Event is CommandRetracted back
                ? $"Takes back: {Say.List(history.All.Where(e => e.CommandId == back.Command).Select(e => ProgrammeRules.InWords(e.Event)))}."
                : Sentence.Of(new Telling(state, recorded, on.Organisation, nameOf));
            state = state.Evolve(recorded);
        }
    }
}

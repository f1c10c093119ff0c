using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Recording.Bulk;

/// <summary>What a form for several programmes says of one of them.</summary>
/// <param name="Form">The form as it speaks of that one, with the values that it has of its own.</param>
/// <param name="Given">The command; null where the form cannot be understood.</param>
/// <param name="Common">What is wrong with the fields that are filled in once.</param>
/// <param name="Own">What is wrong with those that have a value of their own here, by the paths of these.</param>
internal sealed record BulkOne(
    StreamVersion Chosen, RecordForm Form, GivenCommand? Given, Findings Findings, IReadOnlyList<FormFault> Common, IReadOnlyList<FormFault> Own)
{
    public static BulkOne Of(RecordForm form, StreamVersion chosen, HttpContext caller)
    {
        var differing = form.Differing;
        var within = FormNames.Own(chosen.Stream);
        var own = form.For(chosen) with { Values = differing.Count == 0 ? form.Values : form.Values.With(differing, within) };
        if (form.Values.One(FormNames.KeyOf(chosen.Stream)) is { Length: > 0 } key)
        {
            own = own with { Key = key };
        }

        var (given, findings, faults) = Recorder.Understand(own, caller);
        var known = faults.All.ToLookup(f => differing.Any(d => IsOf(d, f.Path)));
        return new(chosen, own, given, findings, [.. known[false]], [.. known[true].Select(f => f with { Path = $"{within}.{f.Path}" })]);
    }

    public (Decision? Decision, Occasion On) Foresee(PortfolioNode node) => Foresight.Of(Form, Given!, Findings, node);

    /// <summary>The answer where its own values cannot be understood: nothing is recorded of it, and of the others what there is to be.</summary>
    public BulkAnswer Unread() => new(Form.Code!, Form.Around.History.Latest.Title, Done: false, [.. Own.Select(f => f.Sentence)]);

    /// <summary>Refusals that are told beside one of its own values.</summary>
    public IEnumerable<FormFault> Beside(ValueList<Refusal> why) => FormFaults.Of(why, Form.Fields).All
        .Where(f => Form.Differing.Any(d => IsOf(d, f.Path)))
        .Select(f => f with { Path = $"{FormNames.Own(Chosen.Stream)}.{f.Path}" });

    private static bool IsOf(FormField field, string path) =>
        path == field.Name || path.StartsWith($"{field.Name}.", StringComparison.Ordinal);
}

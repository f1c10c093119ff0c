using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Commands;
using Portfolio.App.Pages.Recording;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Web;

namespace Portfolio.App.Tests.Pages.Recording;

public sealed class FormBodyTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static TheoryData<string> Commands => [.. All.Select(r => r.Name)];

    private static IReadOnlyList<CommandDescription> All => CommandCatalogue.All;

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_form_filled_in_as_the_example_sends_what_the_example_says(string name)
    {
        var route = All.Single(r => r.Name == name);
        var values = FormValues.Of(Typed(JsonNode.Parse(route.Example)!, ""));

        var body = FormBody.Of([.. FieldReader.Of(route), .. FieldReader.Around], values, Nothing);

        JsonNode.DeepEquals(body, WithoutFalse(JsonNode.Parse(route.Example)!)).ShouldBeTrue(body.ToJsonString());
        using var json = JsonDocument.Parse(body.ToJsonString());
        JsonShape.Faults(json.RootElement, route.Json, CommandShape.Envelope).ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_that_is_typed_freely_is_meant_to_be()
    {
        var typed = All.SelectMany(r => Leaves(FieldReader.Of(r), r.Name))
            .Where(l => l.Field is { Source: FieldSource.Typed, Kind: FormKind.Line })
            .Select(l => l.Path);

        typed.Order(StringComparer.Ordinal).ShouldBe(
        [
            "add-scope-item.item", "add-scope-item.title", "cancel-phase.otherCause", "change-setting.value",
            "declare-coverage.coverage.source", "declare-shock.code", "declare-shock.title",
            "defer-scope-item.otherCause", "define-status-scale.scale.name", "define-status-scale.scale.points.name",
            "describe-account.title", "describe-department.title", "describe.title", "drop-scope-item.otherCause",
            "drop.otherCause", "identify-in-register.id", "link-outcome.metric", "link-outcome.outcome",
            "link-outcome.unit", "log-communication.audience", "log-communication.channel", "merge.otherCause",
            "observe-derailers.otherCause", "open-account.code", "open-account.title", "open-department.code",
            "open-department.title", "open-survey.code", "open-survey.question", "open-survey.statements.code",
            "open-survey.statements.published.counted", "open-survey.statements.wording", "open-survey.title",
            "open-wave.code", "open-wave.drivers.", "open-wave.strata.name", "open-wave.title", "plan-phase.title",
            "propose.code", "propose.experiment.criterion", "propose.title", "publish-board-pack.code",
            "publish-board-pack.parameters", "publish-board-pack.title", "raise-feedback-action.action",
            "raise-feedback-action.response", "reassign-team-member.role", "rebaseline.changeReference",
            "rebaseline.otherCause", "record-customer-assessment.method", "record-customer-incident.incident",
            "record-responses.responses.response", "record-responses.responses.stratum",
            "reforecast-milestone.otherCause", "register.code", "register.coverage.source", "register.title",
            "replan-phase.title", "report-status.notRatedBecause", "retract-shock.command", "retract-wave.command",
            "revise-scope-item.title", "set-milestone.milestone", "set-milestone.title", "split.into.code",
            "split.into.title", "stall.otherCause", "transfer-scope-item.asItem", "transfer-scope-item.otherCause",
        ]);
    }

    [Fact]
    public void What_is_left_empty_is_not_sent_unless_it_is_to_be_taken_away()
    {
        var fields = FieldReader.Of(Route("describe"));

        FormBody.Of(fields, Values(("title", " "), ("segment", ""), ("cadence", "")), Nothing).ToJsonString().ShouldBe("{}");
        FormBody.Of(fields, Values(("segment", ""), ("segment~none", "true"), ("accounts~none", "true")), Nothing).ToJsonString()
            .ShouldBe("""{"accounts":[],"segment":""}""");
    }

    [Fact]
    public void A_needed_list_is_sent_empty_so_that_the_rule_says_what_it_needs() =>
        FormBody.Of(FieldReader.Of(Route("stall")), Values(), Nothing).ToJsonString().ShouldBe("""{"causes":[]}""");

    [Theory]
    [InlineData("2,500,000.50", "2500000.50")]
    [InlineData(" 2 500 000 ", "2500000")]
    [InlineData("6,5", "\"6,5\"")]
    [InlineData("two", "\"two\"")]
    public void Numbers_are_taken_as_people_write_them_and_what_is_none_goes_on_as_typed(string typed, string sent) =>
        FormBody.Of(FieldReader.Of(Route("approve-budget")), Values(("amount.amount", typed)), Nothing).ToJsonString()
            .ShouldBe($$$"""{"amount":{"amount":{{{sent}}}}}""");

    [Fact]
    public void A_fault_is_told_beside_the_field_in_which_its_path_lies()
    {
        var fields = FieldReader.Of(Route("add-scope-item"));
        var faults = FormFaults.Of(
            [new FieldFault("promises[1].by", "A day."), new FieldFault("promises", "Too many."), new FieldFault("nowhere", "Odd.")], fields);

        faults.At("promises[1].by").ShouldBe(["A day."]);
        faults.At("promises").ShouldBe(["Too many."]);
        faults.At("").ShouldBe(["Odd."]);
        FormFaults.Of([new FieldFault("causes[0]", "Unknown.")], FieldReader.Of(Route("stall"))).At("causes").ShouldBe(["Unknown."]);
    }

    // A box that is not ticked says nothing, and what says nothing is not so.
    private static JsonNode WithoutFalse(JsonNode example)
    {
        foreach (var (name, value) in example.AsObject().ToList())
        {
            if (value?.GetValueKind() == JsonValueKind.False && name != "criterionMet")
            {
                example.AsObject().Remove(name);
            }
        }

        return example;
    }

    private static CommandDescription Route(string name) => All.Single(r => r.Name == name);

    private static FormValues Values(params (string Name, string Value)[] typed) =>
        FormValues.Of(typed.Select(t => KeyValuePair.Create(t.Name, new StringValues(t.Value))));

    // As a browser would send it.
    private static IEnumerable<KeyValuePair<string, StringValues>> Typed(JsonNode node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => Typed(p.Value!, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a when a.All(i => i is JsonValue) && path != "drivers" =>
            [KeyValuePair.Create(path, new StringValues([.. a.Select(i => i!.ToString())]))],
        JsonArray a => a.SelectMany((item, i) => Typed(item!, $"{path}[{i}]")),
        _ => [KeyValuePair.Create(path, new StringValues(node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.ToJsonString() : node.ToString()))],
    };

    private static IEnumerable<(string Path, FormField Field)> Leaves(IEnumerable<FormField> fields, string within) => fields.SelectMany(
        f => f.Parts.Count == 0 ? [($"{within}.{f.Name}", f)] : Leaves(f.Parts, $"{within}.{f.Name}"));
}

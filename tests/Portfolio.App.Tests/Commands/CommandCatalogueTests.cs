using Portfolio.App.Commands;
using Portfolio.Domain;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Tests.Commands;

public sealed class CommandCatalogueTests
{
    public static TheoryData<string> Names => [.. CommandCatalogue.All.Select(c => c.Name)];

    [Fact]
    public void Every_command_of_the_domain_can_be_given()
    {
        // An import records its snapshots itself, and takes them back; invitations, answers and board packs are asked for in other words.
        Type[] otherwise = [typeof(RecordSnapshot), typeof(RetractSnapshot), typeof(InviteToSurvey), typeof(AnswerSurvey), typeof(PublishBoardPack)];

        var commands = typeof(ProgrammeCommand).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(ProgrammeCommand)) || t.IsSubclassOf(typeof(OrganisationCommand))))
            .Except(otherwise);

        commands.Except(CommandCatalogue.All.Select(c => c.Json.Type)).ShouldBeEmpty();
    }

    [Fact]
    public void Names_and_addresses_are_unique()
    {
        CommandCatalogue.All.Select(c => c.Name).ShouldBeUnique();
        CommandCatalogue.All.Select(c => c.Path).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_field_of_every_command_has_a_label_and_a_sentence(string name)
    {
        var command = CommandCatalogue.Find(name)!;

        foreach (var (path, field) in Below("", command.Fields))
        {
            field.Label.ShouldNotBeNullOrWhiteSpace(path);
            field.Help.ShouldEndWith(".", Case.Sensitive, $"{name} {path}");
            char.IsLower(field.Help[0]).ShouldBeFalse($"{name} {path}: {field.Help}");
        }
    }

    [Fact]
    public void A_field_says_what_it_takes_and_what_it_stands_for()
    {
        var item = CommandCatalogue.Find("add-scope-item")!;

        item.Title.ShouldBe("Add scope item");
        item.NamesCode.ShouldBeTrue();
        item.Fields.Select(f => (f.Name, f.Kind, f.Many, f.Required, f.Meaning)).ShouldBe(
        [
            ("item", FieldKind.Text, false, true, FieldMeaning.NewCode),
            ("title", FieldKind.Text, false, true, FieldMeaning.Itself),
            ("phase", FieldKind.WholeNumber, false, true, FieldMeaning.Phase),
            ("customerValue", FieldKind.WholeNumber, false, true, FieldMeaning.Itself),
            ("promises", FieldKind.Group, true, false, FieldMeaning.Itself),
            ("driver", FieldKind.Text, false, false, FieldMeaning.Itself),
        ]);
        item.Fields[4].Fields.Select(f => (f.Name, f.Kind, f.Required, f.Meaning)).ShouldBe(
            [("account", FieldKind.Text, true, FieldMeaning.Account), ("by", FieldKind.Day, false, FieldMeaning.Itself)]);
    }

    [Fact]
    public void A_choice_names_what_can_be_chosen_and_what_holds_when_nothing_is()
    {
        var role = CommandCatalogue.Find("appoint-sponsor")!.Fields[1];

        role.Kind.ShouldBe(FieldKind.Choice);
        role.Default.ShouldBe("Lead");
        role.Choices.Select(c => (c.Name, c.Label)).ShouldBe([("Lead", "Lead"), ("Joint", "Joint"), ("Interim", "Interim")]);
    }

    [Fact]
    public void What_goes_round_every_command_is_described_too() => CommandDescription.Around
        .Select(f => (f.Name, f.Kind, f.Required)).ShouldBe(
        [
            ("effectiveOn", FieldKind.Day, false), ("reportedOn", FieldKind.Day, false), ("note", FieldKind.Text, false),
        ]);

    [Fact]
    public void Every_example_has_just_the_shape_of_its_command()
    {
        foreach (var command in CommandCatalogue.All)
        {
            using var example = System.Text.Json.JsonDocument.Parse(command.Example);

            Portfolio.App.Web.JsonShape.Faults(example.RootElement, command.Json, CommandShape.Envelope).ShouldBeEmpty(command.Name);
        }
    }

    private static IEnumerable<(string Path, CommandField Field)> Below(string path, IEnumerable<CommandField> fields) =>
        fields.SelectMany(f => Below($"{path}/{f.Name}", f.Fields).Prepend(($"{path}/{f.Name}", f)));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Portfolio.App.Commands;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Commands;

/// <summary>What is said of the values of fields, held against the rules that refuse them.</summary>
public sealed class FieldBoundsTests
{
    public static TheoryData<string> Names => [.. CommandCatalogue.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_lies_right_beyond_the_bounds_of_a_field_is_refused_by_its_path_and_what_lies_right_within_is_not(string name)
    {
        var command = CommandCatalogue.Find(name)!;
        foreach (var (path, field) in Below("", command.Fields).Where(f => f.Field.Bounds != FieldBounds.None))
        {
            // Free texts are held by the record itself, whichever command they come with.
            if (field.Bounds.Longest == FreeText.Longest || Given(command, path, field, null) is not { } body)
            {
                continue;
            }

            // What the example leaves out may be refused for another reason: two ways to say where to, for instance.
            var stands = Given(command, path, field, null, standing: true) is not null;
            foreach (var (value, fits) in Cases(field).Where(c => stands || !c.Fits))
            {
                var faults = Faults(command, Given(command, path, field, value)!);
                faults?.Contains(path).ShouldBe(!fits, $"{name} {path}: {value?.ToJsonString()}; at fault are {string.Join(", ", faults)}");
            }
        }
    }

    [Fact]
    public void The_pattern_of_a_code_fits_just_what_is_a_code()
    {
        var pattern = new Regex(Code.Pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
        var pieces = Gen.Elements("A", "z", "7", "-", "_", ".", "/", " ", "é", "..", "//");
        Arbitrary<string> codes = Gen.ArrayOf(pieces).Select(p => string.Concat(p)).ToArbitrary();

        Prop.ForAll(codes, code => pattern.IsMatch(code) == Code.IsValid(code)).QuickCheckThrowOnFailure();
        pattern.IsMatch(new string('A', 60)).ShouldBeTrue();
        pattern.IsMatch(new string('A', 61)).ShouldBeFalse();
    }

    private static IEnumerable<(JsonNode? Value, bool Fits)> Cases(CommandField field)
    {
        var bounds = field.Bounds;
        if (bounds.Shortest is { } shortest)
        {
            yield return (new string('A', shortest), true);
            yield return (new string('A', shortest - 1), false);
        }

        if (bounds.Longest is { } longest)
        {
            yield return (new string('A', longest), true);
            yield return (new string('A', longest + 1), false);
        }

        if (bounds.Least is { } least)
        {
            yield return (JsonValue.Create(least), true);
            yield return (JsonValue.Create(least - 1), false);
        }

        if (bounds.Most is { } most)
        {
            yield return (JsonValue.Create(most), true);
            yield return (JsonValue.Create(most + 1), false);
        }

        if (bounds.Pattern is not null)
        {
            yield return ("é", false);
        }

        if (bounds.Fewest is 1)
        {
            yield return (new JsonArray(), false);
        }
    }

    // The example with a value at the path; null where the example has nothing there that could be changed.
    private static JsonObject? Given(CommandDescription command, string path, CommandField field, JsonNode? value, bool standing = false)
    {
        var body = JsonNode.Parse(command.Example)!.AsObject();
        JsonNode at = body;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            if ((step.EndsWith("[0]", StringComparison.Ordinal) ? (at[step[..^3]] as JsonArray)?.FirstOrDefault() : at[step]) is not { } next)
            {
                return null;
            }

            at = next;
        }

        if (standing && at[steps[^1].Replace("[0]", "", StringComparison.Ordinal)] is null)
        {
            return null;
        }

        if (steps[^1].EndsWith("[0]", StringComparison.Ordinal))
        {
            at[steps[^1][..^3]] = new JsonArray(value);
        }
        else
        {
            at[steps[^1]] = value;
        }

        return body;
    }

    private static List<string?>? Faults(CommandDescription command, JsonObject body)
    {
        foreach (var around in CommandDescription.Around)
        {
            body.Remove(around.Name);
        }

        return JsonSerializer.Deserialize(body, command.Json) switch
        {
            ProgrammeCommand c => [.. c.Faults().Select(f => f.Field)],
            OrganisationCommand c => [.. c.Faults().Select(f => f.Field)],

            // In other words than the domain's: tried over HTTP.
            _ => null,
        };
    }

    private static IEnumerable<(string Path, CommandField Field)> Below(string within, IEnumerable<CommandField> fields) => fields.SelectMany(f =>
    {
        var path = $"{within}{f.Name}{(f.Many && f.Bounds.Fewest is null ? "[0]" : "")}";
        return Below($"{within}{f.Name}{(f.Many ? "[0]" : "")}.", f.Fields).Prepend((path, f));
    });
}

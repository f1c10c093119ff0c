using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Values;

namespace Portfolio.App.Tests.Import;

/// <summary>Mapping files of strangers: each is understood or refused with a sentence.</summary>
public sealed class BadMappingTests
{
    [Theory]
    [InlineData("title:", "there is no value here")]
    [InlineData("title: { headers: [title] }\nquote: ~", "there is no value here")]
    [InlineData("title: { headers: [~] }", "there is no value here")]
    [InlineData("title: { headers: null }", "there is no value here")]
    [InlineData("title: { headers: [title] }\nsnapshots: [~]", "there is no value here")]
    [InlineData("title: { headers: [title] }\nname: \"a\\0b\"", "a control character")]
    [InlineData("title: { headers: [\"\\uD800\"] }", "cannot be read")]
    [InlineData("title: { headers: &a [title] }\nid: { headers: *a }", "write the value")]
    [InlineData("title: { headers: [[[[[[[[[[[[[[[[[[[[[[title]]]]]]]]]]]]]]]]]]]]]] }", "nested too deeply")]
    [InlineData("title: { headers: [title] }\nbudget: { headers: [b], currency: GBP, basisInHeader: '(?<=a)(?<basis>b)' }", "neither looks ahead nor back")]
    [InlineData("title: { headers: title }", "cannot be read")]
    [InlineData("- a", "cannot be read")]
    [InlineData("\"", "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("", "is empty")]
    [InlineData("title: { headers: [title] }\nbudget: { unit: 1e400 }", "cannot be read")]
    [InlineData("title: { headers: [title] }\nsnapshots: [{ file: a, positionAt: 2026-02-30 }]", "cannot be read")]
    [InlineData("title: { headers: [title] }\nmissing: 99", "line 2: “99” is none of ")]
    [InlineData("title: { headers: [title] }\nmissing: 1", "“1” is none of ")]
    [InlineData("title: { headers: [title] }\nstate: { headers: [s], values: { done: 3 } }", "“3” is none of ")]
    [InlineData("title: { headers: [title] }\nstate: { headers: [s], values: { done: 'Active, Dropped' } }", "“Active, Dropped” is none of ")]
    public void What_is_wrong_is_told(string yaml, string why) => Should.Throw<MappingException>(
        () => MappingFile.Parse(yaml.Length == 0 ? yaml : $"{yaml}\nregister: SMALL\n", "own.yaml")).Message.ShouldContain(why);

    [Fact]
    public void Every_ready_made_mapping_says_what_it_says_without_blanks()
    {
        foreach (var name in MappingFile.BuiltIn)
        {
            MappingFile.Find(name).Name.ShouldBe(name);
        }
    }

    // A look that goes back and back would take minutes for each.
    [Fact]
    public void No_text_and_no_pattern_makes_reading_slow()
    {
        var unknown = new UnknownWordings(SmallRegister.Mapping);
        var mapping = new MoneyMapping { Headers = ["b"], Currency = "GBP", Range = ["Mid"], BasisInHeader = "(?<basis>(a+)+)$" };
        var cell = new MoneyCell(mapping);
        var blanks = new string(' ', 90_000);

        cell.Read($"1{blanks}x", unknown).Expected.ShouldNotBeNull();
        cell.Read(string.Concat(Enumerable.Repeat("Mid: a ", 12_000)), unknown).Expected.ShouldNotBeNull();
        cell.BasisOf($"{new string('a', 50_000)}!").ShouldBeNull();
        NumberLook.Of($"0\"{new string('[', 20_000)}").ShouldBe(NumberLook.Of(""));
    }
}

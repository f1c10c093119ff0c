using Portfolio.App.Import.Mappings;

namespace Portfolio.App.Tests.Import;

public sealed class MappingTests
{
    [Fact]
    public void Every_ready_made_mapping_can_be_read()
    {
        MappingFile.BuiltIn.ShouldContain("gmpp");
        MappingFile.BuiltIn.Select(n => MappingFile.Find(n).Name).ShouldBe(MappingFile.BuiltIn);
    }

    [Theory]
    [InlineData("register: SMALL", "register: S M", "“register” is the register’s name, a code")]
    [InlineData("title: { headers: [title, programme title] }", "title: { }", "“title.headers” names the column")]
    [InlineData("currency: GBP", "currency: pounds", "“budget.currency” is three capitals")]
    [InlineData("unit: 1000000", "unit: 0", "“budget.unit” is above zero")]
    [InlineData("(?<basis>", "(?<bass>", "“budget.basisInHeader” is a regular expression of at most 200 characters with a group “basis”, which neither looks ahead nor back")]
    [InlineData("- { scale: RAG3@1, values: { on track: Green } }", "", "the last one has no “until”")]
    [InlineData("blank: [n/a]", "blanks: [n/a]", "Property 'blanks' not found")]
    [InlineData("positionAt: 2024-03-31", "positionAt: March 2024", "cannot be read, line")]
    public void A_mapping_that_makes_no_sense_is_refused_with_what_is_wrong(string line, string instead, string sentence) =>
        Should.Throw<MappingException>(() => SmallRegister.MappingWith(line, instead)).Message.ShouldContain(sentence);

    [Fact]
    public void An_empty_mapping_is_refused() =>
        Should.Throw<MappingException>(() => MappingFile.Parse("", "mine.yaml")).Message.ShouldBe("The mapping mine.yaml is not complete: it is empty.");

    [Fact]
    public void A_mapping_that_is_not_there_is_told_with_those_that_are() =>
        Should.Throw<MappingException>(() => MappingFile.Find("nothing.yaml")).Message
            .ShouldBe("There is no mapping “nothing.yaml” and no such file; ready-made are: gmpp, keps, register.");

    [Theory]
    [InlineData("scale: RAG5@1", "scale: RAG9@1", "The mapping names the status scale “RAG9@1”, which is not known; known are RAG3@1, RAG5@1.")]
    [InlineData("until: 2024-12-31, scale: RAG5@1", "until: 2024-12-31, scale: RAG5@1, values: { fine: Blue }", "The mapping translates “fine” to “Blue”, which is not on the scale RAG5@1.")]
    public async Task A_scale_or_point_that_is_not_known_is_refused_before_anything_is_recorded(string line, string instead, string sentence)
    {
        var trial = new Trial(SmallRegister.MappingWith(line, instead));

        var fault = await Should.ThrowAsync<MappingException>(trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,")]));

        fault.Message.ShouldBe(sentence);
        trial.Ledger.Programmes.ShouldBeEmpty();
    }
}

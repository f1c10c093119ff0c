namespace Portfolio.Domain.Tests;

public sealed class CodeTests
{
    [Theory]
    [InlineData("AB")]
    [InlineData("DFT_0040_1920-Q1")]
    [InlineData("crm.v2/phase-2")]
    [InlineData("a/b")]
    [InlineData("..a")]
    public void These_are_codes(string code) => Code.Faults(code, "code").ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("A B")]
    [InlineData("CAFÉ")]
    [InlineData("A%2F")]
    [InlineData("..")]
    [InlineData("/A")]
    [InlineData("A/")]
    [InlineData("A//B")]
    [InlineData("A/../B")]
    [InlineData("A/.")]
    [InlineData("AB\n")]
    public void These_are_not(string code)
    {
        var fault = Code.Faults(code, "code").ShouldHaveSingleItem();
        fault.Rule.ShouldBe("code-is-well-formed");
        fault.Sentence.ShouldEndWith(
            "is not a code: give 2 to 60 letters, digits or - _ . / without spaces; no part between slashes may be empty or only dots.");
    }

    [Fact]
    public void What_was_sent_is_shown_shortened_and_without_odd_characters() =>
        Code.Faults("\0\uD83D" + new string('x', 1_000_000), "code").ShouldHaveSingleItem()
            .Sentence.ShouldStartWith($"“\uFFFD\uFFFD{new string('x', 78)}…” is not a code");

    [Fact]
    public void A_stream_has_one_name_whatever_the_case() =>
        Code.Stream("programme", "crm-2").ShouldBe("programme/CRM-2");
}

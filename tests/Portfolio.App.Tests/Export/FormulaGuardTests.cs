using FsCheck;
using FsCheck.Fluent;
using Portfolio.App.Export;

namespace Portfolio.App.Tests.Export;

public sealed class FormulaGuardTests
{
    private static readonly Arbitrary<string> Texts = Gen.Elements('\'', '=', '+', '-', '@', '\t', '\r', '＝', ' ', '1', 'x', '"').ArrayOf()
        .Select(c => new string(c)).ToArbitrary();

    [Fact]
    public void Whatever_a_text_is_nothing_that_is_exported_begins_like_a_formula() =>
        Prop.ForAll(Texts, text => FormulaGuard.Put(text) is not ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝', ..]).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_a_text_is_it_comes_back_as_it_was() =>
        Prop.ForAll(Texts, text => FormulaGuard.TakeOff(FormulaGuard.Put(text)) == text).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-5", "'-5")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("'tis", "'tis")]
    [InlineData("1-2", "1-2")]
    [InlineData("", "")]
    public void An_apostrophe_is_put_only_where_it_is_needed(string text, string guarded) => FormulaGuard.Put(text).ShouldBe(guarded);
}

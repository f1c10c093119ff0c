using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Values;
using Portfolio.Domain;

namespace Portfolio.App.Tests.Import;

public sealed class CellTests
{
    private static readonly UnknownWordings Unknown = new(SmallRegister.Mapping);

    [Theory]
    [InlineData("2027-01-31", "2027-01-31")]
    [InlineData("31/01/2027", "2027-01-31")]
    [InlineData("1/2/2027", "2027-02-01")]
    [InlineData("31/12/40", "2040-12-31")]
    [InlineData("17/03/97", "1997-03-17")]
    [InlineData(" 2027-01-31 ", "2027-01-31")]
    [InlineData("Low: 2027-01-31, Mid: 2027-06-30, High: 2028-01-31", "2027-06-30")]
    [InlineData("Low: 31/01/2027, High: 30/06/2027", "2027-06-30")]
    [InlineData("Low: 31/01/2027", "2027-01-31")]
    public void A_date_is_read_in_each_form(string cell, string day) =>
        new DateCell(SmallRegister.Mapping.Finish).Read(cell, Unknown).Value.ShouldBe(DateOnly.Parse(day));

    [Theory]
    [InlineData("1/012/2027")]
    [InlineData("31/02/2027")]
    [InlineData("soon")]
    [InlineData("2027")]
    [InlineData("01/01/0001")]
    [InlineData("Low: soon, Mid: later")]
    public void What_is_no_date_is_not_guessed(string cell) =>
        new DateCell(SmallRegister.Mapping.Finish).Read(cell, Unknown)
            .ShouldBe(Understood.Not<DateOnly>("a date as yyyy-MM-dd or d/M/yyyy or d/M/yy"));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("N/A")]
    [InlineData("Withheld under section 43\nof the Act")]
    public void A_date_that_is_not_told_is_unknown(string cell) =>
        new DateCell(SmallRegister.Mapping.Finish).Read(cell, Unknown).ShouldBe(Understood.Unknown<DateOnly>());

    [Fact]
    public void A_wording_counts_as_unknown_by_whole_words_only() =>
        Unknown.Covers("Withheldings of 3", SmallRegister.Mapping.Finish).ShouldBeFalse();

    [Theory]
    [InlineData("4600", 4_600_000_000)]
    [InlineData("£29.48m", 29_480_000)]
    [InlineData("£12,743.00", 12_743_000_000)]
    [InlineData(" £ 1.5 ", 1_500_000)]
    [InlineData("0.001", 1_000)]
    [InlineData("2.5bn", 2_500_000_000)]
    [InlineData("£750k", 750_000)]
    [InlineData("-0", 0)]
    public void Money_is_read_in_each_form(string cell, decimal amount) =>
        new MoneyCell(SmallRegister.Mapping.Budget).Read(cell, Unknown).Value.ShouldBe(new Money(amount, "GBP"));

    [Theory]
    [InlineData("about 5", "an amount such as 4600, £29.48m or £12,743.00")]
    [InlineData("€750k", "an amount such as 4600, £29.48m or £12,743.00")]
    [InlineData("1.2.3", "an amount such as 4600, £29.48m or £12,743.00")]
    [InlineData("99999999999999999999999999", "an amount such as 4600, £29.48m or £12,743.00")]
    [InlineData("-£7,169.20", "an amount that is not below zero")]
    public void What_is_no_amount_is_not_guessed(string cell, string expected) =>
        new MoneyCell(SmallRegister.Mapping.Budget).Read(cell, Unknown).ShouldBe(Understood.Not<Money>(expected));

    [Fact]
    public void Amounts_are_written_alike_however_many_zeros_they_came_with() =>
        new MoneyCell(SmallRegister.Mapping.Budget).Read("29.480000", Unknown).Value!.Amount.ToString().ShouldBe("29480000");

    [Theory]
    [InlineData("Budget (£m)", "nominal")]
    [InlineData("Budget (£m, in 2025 prices)", "2025")]
    public void The_price_basis_is_told_by_the_header_or_the_mapping(string header, string basis) =>
        new MoneyCell(SmallRegister.Mapping.Budget).BasisOf(header).ShouldBe(basis);

    [Theory]
    [InlineData("Ada Moss", new[] { "Ada Moss" })]
    [InlineData("Ada  Moss and Ben Ode", new[] { "Ada Moss", "Ben Ode" })]
    [InlineData("Ada Moss, Ben Ode & Cy Fox", new[] { "Ada Moss", "Ben Ode", "Cy Fox" })]
    [InlineData("Ada Moss\nBen Ode\n", new[] { "Ada Moss", "Ben Ode" })]
    [InlineData("Ada Moss; ADA MOSS", new[] { "Ada Moss" })]
    [InlineData("Sandy Andrews", new[] { "Sandy Andrews" })]
    public void Joint_owners_are_told_apart(string cell, string[] names) =>
        new OwnerCell(SmallRegister.Mapping.Owner).Read(cell, Unknown).Value.ShouldBe(names);

    [Theory]
    [InlineData("")]
    [InlineData("Withheld")]
    public void An_owner_that_is_not_told_is_unknown_and_not_missing(string cell) =>
        new OwnerCell(SmallRegister.Mapping.Owner).Read(cell, Unknown).ShouldBe(Understood.Unknown<IReadOnlyList<string>>());

    [Fact]
    public void An_empty_owner_means_that_there_is_none_where_the_mapping_says_so() =>
        new OwnerCell(new OwnerMapping { BlankIsVacant = true }).Read("", Unknown).Value.ShouldBe([]);

    [Fact]
    public void A_number_is_nobodys_name() =>
        new OwnerCell(SmallRegister.Mapping.Owner).Read("4711", Unknown).Expected
            .ShouldBe("names of persons, joint owners set apart by a comma or “and”");

    [Theory]
    [InlineData("HS2 Phase 1", "HS2-PHASE-1")]
    [InlineData("Search & Rescue (SARH)", "SEARCH-AND-RESCUE-SARH")]
    public void A_code_is_made_of_a_titles_words(string title, string code) => DerivedCode.Of(title).ShouldBe(code);

    [Fact]
    public void Long_titles_that_begin_alike_and_titles_without_letters_get_codes_of_their_own()
    {
        var long1 = DerivedCode.Of(new string('x', 80) + " one");
        var long2 = DerivedCode.Of(new string('x', 80) + " two");

        long1.ShouldNotBe(long2);
        DerivedCode.Of("Ünïcödé").ShouldNotBe(DerivedCode.Of("Anicada"));
        new[] { long1, long2, DerivedCode.Of("…"), DerivedCode.Of("日本"), DerivedCode.Of("x") }.ShouldAllBe(c => Code.IsValid(c));
    }

    [Fact]
    public void A_code_that_is_taken_is_numbered_and_still_known_as_made_from_the_title()
    {
        var code = DerivedCode.Of("Crossrail", taken => taken is "CROSSRAIL" or "CROSSRAIL-2");

        code.ShouldBe("CROSSRAIL-3");
        DerivedCode.IsOf(code, "Crossrail").ShouldBeTrue();
        DerivedCode.IsOf("CROSSRAIL-EAST", "Crossrail").ShouldBeFalse();
    }
}

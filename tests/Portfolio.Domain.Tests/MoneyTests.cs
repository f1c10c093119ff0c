namespace Portfolio.Domain.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "GBP")]
    [InlineData("1234567.8901", "EUR")]
    [InlineData("999999999999999999.9999", "VND")]
    [InlineData("1.50000000", "GBP")]
    public void Sound_money_has_no_fault(string amount, string currency) =>
        new Money(decimal.Parse(amount), currency).Faults("budget").ShouldBeEmpty();

    [Theory]
    [InlineData("-0.01", "An amount of money cannot be negative.")]
    [InlineData("1000000000000000000", "An amount of money is below 10^18.")]
    [InlineData("0.00001", "An amount of money has at most four decimals.")]
    public void An_amount_is_sound(string amount, string sentence) =>
        new Money(decimal.Parse(amount), "GBP").Faults("budget").ShouldHaveSingleItem()
            .ShouldBe(new Refusal(
                sentence.Contains("negative") ? "money-is-not-negative"
                : sentence.Contains("below") ? "money-is-in-reach" : "money-has-four-decimals",
                sentence,
                "budget.amount"));

    [Theory]
    [InlineData("gbp")]
    [InlineData("£")]
    [InlineData("")]
    [InlineData("POUND")]
    public void A_currency_is_three_capitals(string currency) =>
        new Money(1, currency).Faults("to").ShouldHaveSingleItem()
            .Sentence.ShouldBe($"“{currency}” is not a currency: give three capitals as in ISO 4217, for example GBP.");

    [Fact]
    public void Equal_amounts_are_equal_however_many_noughts_they_end_in() =>
        new Money(1.5m, "GBP").ShouldBe(new Money(1.500m, "GBP"));

    [Fact]
    public void It_is_written_the_same_in_every_culture() =>
        new Money(1234567.5m, "GBP").ToString().ShouldBe("GBP 1,234,567.5");
}

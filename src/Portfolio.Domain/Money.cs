namespace Portfolio.Domain;

/// <summary>An amount of money.</summary>
/// <param name="Amount">
/// In units of the currency (pounds, not pence or millions), not negative, below 10^18, to four decimals at most.
/// </param>
/// <param name="Currency">ISO 4217, three capitals.</param>
public sealed record Money(decimal Amount, string Currency)
{
    private const decimal Limit = 1_000_000_000_000_000_000m;

    /// <summary>What is wrong with it, if anything; <paramref name="field"/> is its JSON path.</summary>
    public IEnumerable<Refusal> Faults(string field)
    {
        if (Amount < 0)
        {
            yield return new("money-is-not-negative", "An amount of money cannot be negative.", $"{field}.amount");
        }

        if (Amount >= Limit)
        {
            yield return new("money-is-in-reach", "An amount of money is below 10^18.", $"{field}.amount");
        }

        if (decimal.Round(Amount, 4) != Amount)
        {
            yield return new("money-has-four-decimals", "An amount of money has at most four decimals.", $"{field}.amount");
        }

        if (Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper))
        {
            yield return new(
                "currency-is-iso-4217",
                $"“{Currency}” is not a currency: give three capitals as in ISO 4217, for example GBP.",
                $"{field}.currency");
        }
    }

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Currency} {Amount:#,0.####}");
}

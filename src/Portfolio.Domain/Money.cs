namespace Portfolio.Domain;

/// <summary>An amount of money.</summary>
/// <param name="Amount">In units of the currency (pounds, not pence or millions), not negative.</param>
/// <param name="Currency">ISO 4217, three capitals.</param>
public sealed record Money(decimal Amount, string Currency)
{
    /// <summary>What is wrong with it, if anything; <paramref name="field"/> is its JSON path.</summary>
    public IEnumerable<Refusal> Faults(string field)
    {
        if (Amount < 0)
        {
            yield return new("money-is-not-negative", "An amount of money cannot be negative.", $"{field}.amount");
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
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Currency} {Amount:#,0.##}");
}

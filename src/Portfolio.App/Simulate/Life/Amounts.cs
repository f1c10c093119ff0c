using Portfolio.Domain;

namespace Portfolio.App.Simulate.Life;

/// <summary>Sums of money, in round figures.</summary>
internal static class Amounts
{
    private const decimal Step = 10_000;

    /// <summary>A first budget: 0.3 to 60 million, most of them small.</summary>
    public static Money First(Dice dice) => Pounds(300_000 * Math.Pow(200, dice.Uniform()));

    public static Money Scaled(Money amount, Dice dice, double least, double most) =>
        Pounds((double)amount.Amount * (least + (dice.Uniform() * (most - least))));

    public static Money Between(Money less, Money more) =>
        more.Amount - less.Amount <= 2 * Step ? more : Pounds((double)(less.Amount + more.Amount) / 2);

    private static Money Pounds(double amount) => new(Math.Round((decimal)amount / Step) * Step, "GBP");
}

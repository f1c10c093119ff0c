namespace Portfolio.Domain.Programmes;

/// <summary>From where to where a score can go, so that scores of different questions can be put beside each other.</summary>
/// <param name="Lowest">The worst score there is, for example 0 or −100.</param>
/// <param name="Highest">The best, for example 10 or 100.</param>
public sealed record ScoreScale(decimal Lowest, decimal Highest)
{
    /// <summary>What is wrong with the scale, or with a score on it.</summary>
    public IEnumerable<Refusal> Faults(decimal score, string scaleField, string scoreField)
    {
        if (Lowest >= Highest)
        {
            yield return new(
                "scale-goes-up", "The highest score of a scale lies above its lowest.", $"{scaleField}.highest");
        }
        else if (score < Lowest || score > Highest)
        {
            yield return new(
                "score-is-on-the-scale",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A score of {score} does not lie between {Lowest} and {Highest}."),
                scoreField);
        }
    }
}

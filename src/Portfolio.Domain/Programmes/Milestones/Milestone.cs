namespace Portfolio.Domain.Programmes;

/// <summary>A day that matters, as it stands.</summary>
/// <param name="First">The day it was first set for; never replaced.</param>
/// <param name="Forecast">The day it is expected now.</param>
/// <param name="ReachedOn">The day it was reached, once it was.</param>
/// <param name="Reforecasts">How often the expected day was moved.</param>
public sealed record Milestone(
    string Code,
    string Title,
    DateOnly First,
    DateOnly Forecast,
    DateOnly? ReachedOn = null,
    int Reforecasts = 0)
{
    internal Milestone Expected(DateOnly to) => this with
    {
        Forecast = to,
        Reforecasts = to == Forecast ? Reforecasts : Reforecasts + 1,
    };
}

namespace Portfolio.Domain.Programmes;

internal static class SponsorRules
{
    public static Refusal Ended(Programme p) =>
        new("seats-while-open", $"{p.Code} is {p.InWords()}; who fills its seats can no longer change.");
}

using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// What a programme adds to a figure that adds up: in the report of it alone, less what that report says without any
/// programme, which is the organisation's own.
/// </summary>
/// <param name="HasData">Whether there is any data, of what is summed up; of a quotient its counts tell it.</param>
/// <param name="Sum">Of what is summed up.</param>
internal sealed record Added(
    bool HasData, double Sum, int Numerator, double Denominator, int Censored, int NotObserved, ValueList<Evidence> Evidence)
{
    public static Added Of(Figure with, Figure without) => new(
        with.Unit is Unit.Count or Unit.CustomerValue && with.Value is not null,
        with.Unit is Unit.Count or Unit.CustomerValue ? (with.Value ?? 0) - (without.Value ?? 0) : 0,
        (with.Numerator ?? 0) - (without.Numerator ?? 0),
        (with.Denominator ?? 0) - (without.Denominator ?? 0),
        with.Censored - without.Censored,
        with.NotObserved - without.NotObserved,
        [.. with.Evidence!.Except(without.Evidence!)]);
}

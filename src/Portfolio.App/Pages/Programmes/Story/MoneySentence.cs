using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

internal static class MoneySentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        BudgetApproved e => $"Budget of {Say.Amount(e.Amount)} approved{Basis(e.PriceBasis)}.",
        BudgetCut e => $"Budget cut{From(t)} to {Say.Amount(e.To)}{Change(t, e.To)}.",
        BudgetRestored e => $"Budget restored{From(t)} to {Say.Amount(e.To)}.",
        BudgetRestated e => t.Before.Budget is null
            ? $"Budget stated as {Say.Amount(e.To)}{Basis(e.PriceBasis)}."
            : $"Budget restated{From(t)} as {Say.Amount(e.To)}{Basis(e.PriceBasis)}{(SameBasis(t, e) ? Change(t, e.To) : "; the price basis is another, so the two are not compared")}.",
        var other => $"{ProgrammeRules.InWords(other)}.",
    };

    private static bool SameBasis(Telling t, BudgetRestated e) => e.PriceBasis is null || e.PriceBasis == t.Before.PriceBasis;

    private static string From(Telling t) => t.Before.Budget is { } before ? $" from {Say.Amount(before)}" : "";

    private static string Basis(string? basis) => basis is null ? "" : $" ({basis})";

    private static string Change(Telling t, Money to) =>
        t.Before.Budget is { Amount: > 0 } before && before.Currency == to.Currency && before.Amount != to.Amount
            ? $", {Say.Percent((double)Math.Abs((to.Amount / before.Amount) - 1))} {(to.Amount > before.Amount ? "more" : "less")}"
            : "";
}

namespace Portfolio.Domain.Programmes;

internal static class BudgetRules
{
    public static Refusal? Common(Programme p, Money amount, string field) => p.Open
        ? ProgrammeRules.OneCurrency(p, amount, field)
        : new("budget-while-open", $"{p.Code} is {p.InWords()}; its budget can no longer change.");
}

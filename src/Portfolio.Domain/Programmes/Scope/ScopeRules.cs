namespace Portfolio.Domain.Programmes;

/// <summary>What the rules of scope have in common.</summary>
internal static class ScopeRules
{
    public static IEnumerable<Refusal> ValueFaults(int? customerValue)
    {
        if (customerValue is < 0 or > 100)
        {
            yield return new("customer-value-is-0-to-100", "Customer value is 0 to 100.", "customerValue");
        }
    }

    public static IEnumerable<Refusal> PromiseFaults(ValueList<Promise>? promises, Occasion on)
    {
        for (var i = 0; i < promises?.Count; i++)
        {
            if (!on.Organisation.HasAccount(promises[i].Account))
            {
                yield return new(
                    "account-is-known", $"There is no account “{Words.Shown(promises[i].Account)}”.", $"promises[{i}].account");
            }

            foreach (var fault in Days.Faults(promises[i].By, on.Today, $"promises[{i}].by"))
            {
                yield return fault;
            }
        }

        if (promises?.DistinctBy(p => p.Account, StringComparer.OrdinalIgnoreCase).Count() < promises?.Count)
        {
            yield return new("promises-differ", "An item is promised to an account once, by one day.", "promises");
        }
    }

    /// <summary>The promises with their accounts' codes as they were first recorded.</summary>
    public static ValueList<Promise>? AsRecorded(this ValueList<Promise>? promises, Occasion on) =>
        promises?.Select(p => p with { Account = on.Organisation.AccountCode(p.Account) }).ToValueList();

    /// <summary>The item's code as it was first recorded; one that is not known stays as it is.</summary>
    public static string ItemCode(this Programme p, string code) => p.Items.GetValueOrDefault(code)?.Item ?? code;

    /// <summary>The item, if it can still change; else why not.</summary>
    public static Refusal? OpenItem(Programme p, string code, string verb, out ScopeItem? item)
    {
        if (!p.Items.TryGetValue(code, out item))
        {
            return new("item-exists", $"{p.Code} has no scope item “{Words.Shown(code)}”.", "item");
        }

        if (!p.Open)
        {
            return new("scope-while-open", $"{p.Code} is {p.InWords()}; its scope can no longer change.");
        }

        if (item.Open)
        {
            return null;
        }

        var (was, verbOfThat) = item switch
        {
            { TransferredTo: { } there } => ($"was transferred to {there.Programme}", "transferred"),
            { Dropped: true } => ("was dropped", "dropped"),
            _ => ("is delivered in full", "delivered"),
        };
        return new(
            "item-is-open",
            verb == verbOfThat ? $"{item.Item} {was} already." : $"{item.Item} {was}; it cannot be {verb}.",
            "item");
    }
}

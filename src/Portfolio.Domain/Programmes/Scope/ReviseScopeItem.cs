namespace Portfolio.Domain.Programmes;

/// <summary>Changes what is said of an open scope item; what is left out stays as it is, an
/// empty list of promises takes them all away, an empty driver takes that away.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Title">What customers get, in other words.</param>
/// <param name="CustomerValue">What it is worth to customers now, from 0 to 100.</param>
/// <param name="Promises">All the promises that hang on it now; left out, they stay.</param>
/// <param name="Driver">The driver of customers' judgement that it is to serve; empty takes it away.</param>
public sealed record ReviseScopeItem(
    string Item,
    string? Title = null,
    int? CustomerValue = null,
    ValueList<Promise>? Promises = null,
    string? Driver = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
        [.. Words.TitleFaults(Title), .. ScopeRules.ValueFaults(CustomerValue), .. Words.Faults(Driver, "driver")];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => ScopeRules.PromiseFaults(Promises, on);

    public override Decision Decide(Programme programme, Occasion on)
    {
        var revised = new ScopeItemRevised(
            programme.ItemCode(Item), Title?.Trim(), CustomerValue, Promises.AsRecorded(on), Driver?.Trim());
        return programme.Items.TryGetValue(Item, out var item) && item == item.Revised(revised)
            ? Decision.Nothing
            : Decision.Record(revised);
    }

    internal static Refusal? Rule(Programme p, ScopeItemRevised e) => ScopeRules.OpenItem(p, e.Item, "revised", out _);
}

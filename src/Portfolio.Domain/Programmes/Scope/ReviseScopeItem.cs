namespace Portfolio.Domain.Programmes;

/// <summary>Changes what is said of an open scope item; what is left out stays as it is.</summary>
public sealed record ReviseScopeItem(
    string Item,
    string? Title = null,
    int? CustomerValue = null,
    ValueList<Promise>? Promises = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => [.. TitleFaults(Title), .. ScopeRules.ValueFaults(CustomerValue)];

    public override Decision Decide(Programme programme, Occasion on) =>
        FirstOf(ScopeRules.PromiseFaults(Promises, on), () =>
        {
            var revised = new ScopeItemRevised(Item, Title, CustomerValue, Promises);
            return programme.Items.TryGetValue(Item, out var item) && item == item.Revised(revised)
                ? Decision.Nothing
                : Decision.Record(revised);
        });

    internal static Refusal? Rule(Programme p, ScopeItemRevised e) => ScopeRules.OpenItem(p, e.Item, "revised", out _);
}

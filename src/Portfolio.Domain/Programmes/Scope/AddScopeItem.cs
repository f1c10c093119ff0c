namespace Portfolio.Domain.Programmes;

/// <summary>Puts a piece of scope into a planned phase.</summary>
/// <param name="Item">Its code, unique in the programme.</param>
/// <param name="Title">What customers get.</param>
/// <param name="Phase">The number of the phase that is to bring it.</param>
/// <param name="CustomerValue">What it is worth to customers, 0 to 100.</param>
/// <param name="Promises">To whom it was promised, and by when.</param>
/// <param name="Driver">The driver of customers' satisfaction that it addresses, as feedback waves name it.</param>
public sealed record AddScopeItem(
    string Item,
    string Title,
    int Phase,
    int CustomerValue,
    ValueList<Promise>? Promises = null,
    string? Driver = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Code.Faults(Item, "item"),
        .. Words.TitleFaults(Title),
        .. CommandFaults.PhaseNumber(Phase, "phase"),
        .. ScopeRules.ValueFaults(CustomerValue),
        .. Words.Faults(Driver, "driver"),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => ScopeRules.PromiseFaults(Promises, on);

    public override Decision Decide(Programme programme, Occasion on)
    {
        var added = new ScopeItemAdded(
            programme.ItemCode(Item), Title.Trim(), Phase, CustomerValue, Promises.AsRecorded(on) ?? [], Words.Tidy(Driver));
        return programme.Items.TryGetValue(Item, out var item) && item.Opening == added
            ? Decision.Nothing
            : Decision.Record(added);
    }

    internal static Refusal? Rule(Programme p, ScopeItemAdded e)
    {
        if (!p.Open)
        {
            return new("scope-while-open", $"{p.Code} is {p.InWords()}; its scope can no longer change.");
        }

        if (p.Items.TryGetValue(e.Item, out var item))
        {
            return new("item-is-new", $"There is already a scope item {item.Item}, “{item.Title}”.", "item");
        }

        return ProgrammeRules.OpenPhase(p, e.Phase, "given scope", out _, "phase");
    }
}

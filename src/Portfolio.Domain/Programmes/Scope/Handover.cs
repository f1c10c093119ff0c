namespace Portfolio.Domain.Programmes;

/// <summary>How a scope item goes from one programme to another: what transfers, mergers and splits have in common.</summary>
internal static class Handover
{
    public static IEnumerable<Refusal> TargetFaults(int? toPhase, bool toLater) =>
    [
        .. CommandFaults.PhaseNumber(toPhase, "toPhase"),
        .. toPhase is null != toLater
            ? [new Refusal("handover-has-one-target", "Say either into which phase it goes there, or that it goes to “later”.", "toPhase")]
            : Array.Empty<Refusal>(),
    ];

    public static IEnumerable<Refusal> ProgrammeFaults(string code, Occasion on, string field)
    {
        if (!on.Programme(code).On(on.EffectiveOn).Exists)
        {
            yield return new(
                "other-programme-is-known", $"There is no programme “{Words.Shown(code)}” on record on {on.EffectiveOn:yyyy-MM-dd}.", field);
        }
    }

    /// <summary>The code of another programme as it was first recorded.</summary>
    public static string CodeOf(string code, Occasion on) => on.Programme(code).On(on.EffectiveOn).Code;

    /// <summary>Both sides of a transfer. Into no phase, an item that was in one is put off first.</summary>
    public static (IReadOnlyList<ProgrammeEvent> Leaving, ScopeItemReceived Arriving) Of(
        Programme from, ScopeItem item, string to, int? toPhase, string? asItem, ValueList<Derailer> causes, DateOnly on)
    {
        var deferral = toPhase is null && item.Phase is not null ? new ScopeItemDeferred(item.Item, null, causes) : null;
        var handed = (deferral is null ? item : item.PutOff(on, null, funded: false, causes, from.Department)).Handed;
        var transfer = new ScopeItemTransferred(item.Item, to, asItem ?? item.Item, handed);
        return (
            deferral is null ? [transfer] : [deferral, transfer],
            new ScopeItemReceived(asItem ?? item.Item, toPhase, from.Code, item.Item, handed));
    }
}

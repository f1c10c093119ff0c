using Portfolio.App.Import.Mappings;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.History;

/// <summary>What a change of a target, of a stage, or to complete does to pieces of scope.</summary>
internal static class ScopeChange
{
    /// <summary>
    /// Planned for the first time: added. For a later phase, or for none any more: put off. For an earlier one, or for one
    /// again: pulled forward.
    /// </summary>
    public static Difference OfTarget(ItemMapping mapping, HistoryRow row, Programme known, ChangeWords words)
    {
        words.Phase(row.Became, out var phase);
        var item = known.Items.GetValueOrDefault(mapping.Item);
        if (item is { Open: false })
        {
            return new([], [], $"{item.Item} is {(item.Dropped ? "dropped" : "delivered in full")}: that it is planned for {(phase is null ? "no phase" : row.Became)} changes nothing.");
        }

        ProgrammeCommand? change = (item, phase) switch
        {
            (null, null) => null,
            (null, { } first) => new AddScopeItem(mapping.Item, mapping.Title, first, mapping.CustomerValue),
            _ when item.Phase == phase => null,
            (_, null) => new DeferScopeItem(mapping.Item, [], ToLater: true),
            (_, { } to) when to > item.Phase => new DeferScopeItem(mapping.Item, [], ToPhase: to),
            (_, { } to) => new PullForward(mapping.Item, to),
        };
        return change is null ? Difference.None : new([.. Planned(phase, known, words), change], []);
    }

    /// <summary>Delivers what the stage says is reached, and ends the programme if it was called complete before.</summary>
    public static Difference OfStage(HistoryRow row, Programme known, Progressed at, ChangeWords words)
    {
        if (row.Became.Trim().Length > 0 && words.Stage(row.Became) < 0)
        {
            return new([], [], $"“{row.Became.Trim()}” is the stage of no piece of scope: nothing is taken from it.");
        }

        if (at.Complete)
        {
            return Ended(known, at, words, null);
        }

        var reached = (at.Stage ?? -1) - (words.Mapping.StageMeans == StageMeans.WorkedAt ? 1 : 0);
        return new([.. Delivered(known, words, reached)], []);
    }

    /// <summary>
    /// Complete delivers everything up to the stage that it is at (all, where no stage was ever told). What is still open
    /// then keeps it from ending: that it was given up is nowhere said.
    /// </summary>
    public static Difference OfCompletion(Programme known, Progressed at, ChangeWords words, SnapshotTerms terms) =>
        known.State == ProgrammeState.Completed
            ? Difference.None
            : Ended(known, at, words, $"{terms.Register} calls it complete on {terms.PositionAt:yyyy-MM-dd}.");

    private static Difference Ended(Programme known, Progressed at, ChangeWords words, string? reason)
    {
        var reached = at.Stage ?? words.Mapping.Items.Count - 1;
        var delivered = Delivered(known, words, reached).ToList();
        var open = known.OpenItems.Where(i => delivered.TrueForAll(d => !d.Item.Equals(i.Item, StringComparison.OrdinalIgnoreCase))).Select(i => i.Item).ToList();
        IReadOnlyList<ProgrammeCommand> back = known.State switch
        {
            ProgrammeState.Dropped => [new Reopen(reason ?? "It is called complete.")],
            ProgrammeState.Stalled => [new Resume()],
            ProgrammeState.OnHold => [new TakeUp()],
            _ => [],
        };
        return open.Count == 0
            ? new([.. back, .. delivered, new Complete(Reason: reason)], [])
            : new([.. back, .. delivered], [], $"{known.Code} is called complete, but {string.Join(" and ", open)} {(open.Count == 1 ? "is" : "are")} neither reached nor given up: it is not recorded as completed.");
    }

    private static IEnumerable<Deliver> Delivered(Programme known, ChangeWords words, int reached) =>
        words.Mapping.Items
            .Take(reached + 1)
            .Where(i => known.Items.GetValueOrDefault(i.Item) is { Open: true })
            .Select(i => new Deliver(i.Item));

    private static IEnumerable<ProgrammeCommand> Planned(int? phase, Programme known, ChangeWords words)
    {
        if (phase is { } number && known.Phases.GetValueOrDefault(number) is not { Open: true })
        {
            var mapped = words.Mapping.Phases[number - 1];
            yield return new PlanPhase(number, mapped.Name, Finish: mapped.Finish);
        }
    }
}

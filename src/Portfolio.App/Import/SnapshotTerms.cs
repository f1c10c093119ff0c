using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>What a copy of a register says of itself, for all its rows.</summary>
/// <param name="PositionAt">The day it speaks of: when all its differences are effective and reported.</param>
/// <param name="Coverage">Which kinds of fact it reports: those that it has a column for.</param>
public sealed record SnapshotTerms(string File, string Register, DateOnly PositionAt, Coverage Coverage, Cadence? Cadence)
{
    public static SnapshotTerms Of(string file, Mapping mapping, Columns columns, DateOnly positionAt)
    {
        (bool Told, FactKind Kind)[] kinds =
        [
            (mapping.Missing != WhenMissing.Ignore, FactKind.Existence),
            (Tells(ListedState.Stalled), FactKind.Stalls),
            (Tells(ListedState.OnHold), FactKind.Holds),
            (columns.Has(RegisterField.Owner), FactKind.Sponsors),
            (columns.Has(RegisterField.Finish), FactKind.Finish),
            (columns.Has(RegisterField.Budget), FactKind.Budget),
            (columns.Has(RegisterField.Status), FactKind.Status),
            (mapping.Missing is WhenMissing.Drop or WhenMissing.Complete || (mapping.Missing != WhenMissing.Ignore && Tells(ListedState.Dropped)), FactKind.Outcomes),
        ];
        var told = kinds.Where(k => k.Told).Select(k => k.Kind).ToValueList();
        return new(file, mapping.Register, positionAt, new(mapping.Register, told, Sight.AtSnapshots), mapping.Cadence);

        bool Tells(ListedState state) => columns.Has(RegisterField.State) && mapping.State.Values.Values.Contains(state);
    }

    /// <summary>What a history says of itself, for a day: what it tells, it tells as it happens.</summary>
    public static SnapshotTerms OfHistory(string file, Mapping mapping, DateOnly on)
    {
        var history = mapping.History!;
        var states = history.Fields.Values.Contains(RegisterField.State) ? mapping.State.Values.Values.ToHashSet() : [];
        (bool Told, FactKind Kind)[] kinds =
        [
            (true, FactKind.Existence),
            (states.Contains(ListedState.Stalled), FactKind.Stalls),
            (states.Contains(ListedState.OnHold), FactKind.Holds),
            (history.Items.Count > 0, FactKind.Phases),
            (history.Items.Count > 0, FactKind.Scope),
            (history.Fields.Values.Contains(RegisterField.Owner), FactKind.Sponsors),
            (history.Fields.Values.Contains(RegisterField.Finish), FactKind.Finish),
            (history.Fields.Values.Contains(RegisterField.Budget), FactKind.Budget),
            (states.Contains(ListedState.Completed) || states.Contains(ListedState.Dropped), FactKind.Outcomes),
        ];
        var told = kinds.Where(k => k.Told).Select(k => k.Kind).ToValueList();
        return new(file, mapping.Register, on, new(mapping.Register, told, Sight.Continuous), mapping.Cadence);
    }
}

using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Values;

/// <summary>Reads what a register says has become of a programme.</summary>
public sealed class StateCell(StateMapping mapping)
{
    private readonly Dictionary<string, ListedState> _values =
        mapping.Values.ToDictionary(v => Wording.Normalise(v.Key), v => v.Value, StringComparer.Ordinal);

    public Understood<ListedState?> Read(string cell, UnknownWordings unknown) =>
        _values.TryGetValue(Wording.Normalise(cell), out var state) ? Understood.As<ListedState?>(state)
        : unknown.Covers(cell, mapping) ? Understood.Unknown<ListedState?>()
        : Understood.Not<ListedState?>($"one of {string.Join(", ", mapping.Values.Keys)}");
}

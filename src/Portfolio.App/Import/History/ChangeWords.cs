using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.History;

/// <summary>What a history’s wordings mean, looked up by how they read without case and punctuation.</summary>
internal sealed class ChangeWords
{
    private readonly Dictionary<string, ChangeKind?> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _phases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unplanned;
    private readonly HashSet<string> _gone;

    public ChangeWords(HistoryMapping mapping)
    {
        Mapping = mapping;
        foreach (var (wording, field) in mapping.Fields)
        {
            _kinds[Key(wording)] = new ChangeKind.Fact(field);
        }

        foreach (var (order, item) in mapping.Items.Index())
        {
            _kinds[Key(item.Target)] = new ChangeKind.Target(item);
            foreach (var stage in item.Stages)
            {
                _stages[Key(stage)] = order;
            }
        }

        foreach (var (index, phase) in mapping.Phases.Index())
        {
            foreach (var name in phase.Also.Prepend(phase.Name))
            {
                _phases[Key(name)] = index + 1;
            }
        }

        foreach (var ignored in mapping.Ignored)
        {
            _kinds[Key(ignored)] = null;
        }

        if (mapping.Opens is { } opens)
        {
            _kinds[Key(opens)] = new ChangeKind.Opened();
        }

        if (mapping.Stage is { } atStage)
        {
            _kinds[Key(atStage)] = new ChangeKind.Stage();
        }

        if (mapping.Gone is { } gone)
        {
            _kinds[Key(gone.Field)] = new ChangeKind.Gone();
        }

        _unplanned = [.. mapping.Unplanned.Select(Key), ""];
        _gone = [.. (mapping.Gone?.Values ?? []).Select(Key)];
    }

    public HistoryMapping Mapping { get; }

    /// <summary>Whether the mapping says what the wording means; what it means is null where it is of no concern.</summary>
    public bool Knows(string field, out ChangeKind? means) => _kinds.TryGetValue(Key(field), out means);

    /// <summary>The number of the phase; null is no phase. False: the mapping knows no such phase.</summary>
    public bool Phase(string wording, out int? phase)
    {
        var key = Key(wording);
        phase = _phases.TryGetValue(key, out var number) ? number : null;
        return phase is not null || _unplanned.Contains(key);
    }

    /// <summary>The place of the stage’s item among the mapping’s; −1 for a stage of none.</summary>
    public int Stage(string wording) => _stages.GetValueOrDefault(Key(wording), -1);

    public bool IsGone(string wording) => _gone.Contains(Key(wording));

    private static string Key(string wording) => Wording.Normalise(wording);
}

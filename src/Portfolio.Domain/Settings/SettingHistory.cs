using System.Collections.Immutable;

namespace Portfolio.Domain.Settings;

/// <summary>
/// The settings on each day: a report of last March uses last March's. Changes stand in the order of their days; of two of
/// one day the later recorded stands. Immutable, and the same object for as long as nothing is changed.
/// </summary>
public sealed class SettingHistory
{
    public static readonly SettingHistory Empty = new([]);

    private readonly ImmutableArray<Change> _changes;

    private SettingHistory(ImmutableArray<Change> changes) => _changes = changes;

    /// <summary>After all changes on record.</summary>
    public Setting Latest => _changes.IsEmpty ? Setting.Default : _changes[^1].After;

    /// <summary>The settings at the end of a day.</summary>
    public Setting On(DateOnly day)
    {
        for (var i = _changes.Length - 1; i >= 0; i--)
        {
            if (_changes[i].From <= day)
            {
                return _changes[i].After;
            }
        }

        return Setting.Default;
    }

    internal SettingHistory With(SettingChanged change, DateOnly from)
    {
        var at = _changes.Length;
        while (at > 0 && _changes[at - 1].From > from)
        {
            at--;
        }

        var changes = _changes.Insert(at, new(from, change, Setting.Default)).ToBuilder();
        for (var i = at; i < changes.Count; i++)
        {
            var before = i == 0 ? Setting.Default : changes[i - 1].After;
            changes[i] = changes[i] with { After = before.With(changes[i].Changed.Name, changes[i].Changed.Value) };
        }

        return new(changes.ToImmutable());
    }

    private sealed record Change(DateOnly From, SettingChanged Changed, Setting After);
}

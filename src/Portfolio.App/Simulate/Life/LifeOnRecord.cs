using Portfolio.App.Simulate.Around;

namespace Portfolio.App.Simulate.Life;

/// <summary>What is recorded of one life, command after command. It is lived when the first is asked for.</summary>
internal sealed class LifeOnRecord(ProgrammeLife life, LifeAround around, DateOnly until)
{
    // What is announced is recorded up to five weeks before it happens.
    private const int Ahead = 36;

    private Queue<SimulatedCommand>? _commands;

    /// <summary>When the next command is given; before it was lived, the morning of the first day.</summary>
    public DateTimeOffset NextAt => _commands is null
        ? new DateTimeOffset(life.Today, TimeOnly.MinValue, TimeSpan.Zero)
        : _commands.TryPeek(out var next) ? next.RecordedAt : DateTimeOffset.MaxValue;

    /// <summary>The next command; null at the first call, at which the life is lived.</summary>
    public SimulatedCommand? Take()
    {
        if (_commands is not null)
        {
            return _commands.Dequeue();
        }

        var begin = life.Now;
        life.Live(until.DayNumber + Ahead);
        var own = life.Record.InOrderOfRecording;
        var others = own.Count == 0 ? [] : around.Live(life, begin, until.DayNumber + 1, own[0].RecordedAt);
        _commands = new Queue<SimulatedCommand>(own.Concat(others).OrderBy(c => c.RecordedAt));
        return null;
    }
}

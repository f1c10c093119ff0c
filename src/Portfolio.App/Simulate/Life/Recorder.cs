using Portfolio.App.Simulate.Rates;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>
/// Says when what happens to one programme is recorded. What builds on each other is recorded in the order in which it
/// happened, however late; what stands by itself (a status, a delivery) may come behind things that happened after it.
/// </summary>
/// <param name="notBefore">Nothing is recorded before it.</param>
internal sealed class Recorder(
    string code, Actor officer, RecordingHabits habits, Dice dice, DateTimeOffset notBefore = default)
{
    private readonly List<SimulatedCommand> _commands = [];
    private DateTimeOffset _inOrder = notBefore;
    private DateTimeOffset _any = DateTimeOffset.MinValue;
    private (DateOnly Day, DateTimeOffset RecordedAt) _loose;
    private (DateOnly Day, DateTimeOffset At) _sitting;

    /// <summary>Everything given, in the order in which it was recorded.</summary>
    public IReadOnlyList<SimulatedCommand> InOrderOfRecording => [.. _commands.OrderBy(c => c.RecordedAt)];

    /// <summary>Something on which later things build.</summary>
    /// <param name="announcedBefore">How many days before its day it is announced and recorded.</param>
    /// <param name="of">The code of the programme, where it is another: a part of this one.</param>
    public void InOrder(ProgrammeCommand command, DateOnly day, int announcedBefore = 0, string? of = null)
    {
        var earliest = Later(_inOrder, _loose.Day == day ? _loose.RecordedAt : default);
        _inOrder = Add(
            command, day, null, earliest, announcedBefore == 0 ? Sitting(day) : At(day.AddDays(-announcedBefore)), of);
    }

    /// <summary>Something that needs everything before it to be on record.</summary>
    /// <param name="of">As above.</param>
    public void AfterAll(ProgrammeCommand command, DateOnly day, string? of = null) =>
        _inOrder = Add(command, day, null, _any, Sitting(day), of);

    /// <summary>Something on which nothing builds but <see cref="AfterAll"/>.</summary>
    /// <param name="notBefore">Something else that has to be on record.</param>
    public SimulatedCommand Loosely(
        ProgrammeCommand command, DateOnly day, DateOnly? reportedOn = null, SimulatedCommand? notBefore = null)
    {
        var at = Add(
            command, day, reportedOn, Later(_inOrder, notBefore?.RecordedAt ?? default), At(day.AddDays(Lag())));
        _loose = (day, _loose.Day == day ? Later(_loose.RecordedAt, at) : at);
        return _commands[^1];
    }

    private DateTimeOffset Add(
        ProgrammeCommand command, DateOnly day, DateOnly? reportedOn, DateTimeOffset earliest, DateTimeOffset wanted, string? of = null)
    {
        var at = wanted > earliest ? wanted : earliest.AddSeconds(dice.Between(15, 90));
        _any = Later(_any, at);
        _commands.Add(new SimulatedCommand(of ?? code, command, day, reportedOn, at, officer, dice.Id()));
        return at;
    }

    // What happened on one day is put down in one sitting.
    private DateTimeOffset Sitting(DateOnly day)
    {
        if (_sitting.Day != day)
        {
            _sitting = (day, At(day.AddDays(Lag())));
        }

        return _sitting.At;
    }

    private int Lag() =>
        (int)dice.Exponential(1 / (dice.Chance(habits.ShareLate) ? habits.LateDays : Math.Max(habits.UsualDays, 1e-9)));

    // In office hours, so that the day is the same in the organisation's time zone.
    private DateTimeOffset At(DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(8, 0)).AddSeconds(dice.Between(0, (8 * 3600) - 1)), TimeSpan.Zero);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

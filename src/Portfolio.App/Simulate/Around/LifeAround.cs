using Portfolio.App.Simulate.Life;

namespace Portfolio.App.Simulate.Around;

/// <summary>Lives what is around a programme, once its own life was lived.</summary>
internal sealed class LifeAround(IReadOnlyList<Strike> strikes, Dice dice)
{
    /// <summary>What is recorded of it.</summary>
    /// <param name="begin">When the programme's life began.</param>
    /// <param name="opened">When that was recorded: nothing of it is on record before.</param>
    public IEnumerable<SimulatedCommand> Live(ProgrammeLife life, double begin, double until, DateTimeOffset opened)
    {
        var record = new Recorder(life.Code, dice.Pick(life.Company.Officers), life.Hazards.Recording, dice, opened);
        new Surroundings(life, record, dice, strikes).Live(begin, until);
        return record.InOrderOfRecording;
    }
}

using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Simulate;

/// <summary>What is on record of the organisation while a portfolio is simulated.</summary>
internal sealed class OfficeRecord(Func<string, bool> personIsKnown, Actor officer, Dice ids)
{
    // Who answers, nobody knows.
    private static readonly Actor Respondent = new("respondent", "respondent", "simulate");

    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    public Organisation Organisation { get; private set; } = Organisation.Initial;

    /// <summary>Decides a command and puts it on record; it has to change something.</summary>
    /// <param name="position">Of its first event.</param>
    public SimulatedAppend Decide(OrganisationCommand command, DateOnly on, DateTimeOffset at, long position)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var decision = Organisation.Decide(command, new Occasion(on, today, Organisation, personIsKnown));
        var version = _versions.GetValueOrDefault(command.Stream);
        var append = new SimulatedAppend(
            command.Stream, version, Simulation.Accepted(decision, command).Facts, on, today, at,
            command is AnswerSurvey ? Respondent : officer, ids.Id());
        Organisation = append.At(position).Aggregate(Organisation, (before, recorded) => before.Evolve(recorded));
        _versions[command.Stream] = version + append.Facts.Count;
        return append;
    }
}

using System.Collections.Immutable;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests;

/// <summary>A few programmes on one record, for the commands that concern more than one.</summary>
internal sealed record SeveralProgrammes(ImmutableSortedDictionary<string, ProgrammeHistory> Histories, int Positions, int Commands)
{
    public static readonly SeveralProgrammes None =
        new(ImmutableSortedDictionary.Create<string, ProgrammeHistory>(StringComparer.OrdinalIgnoreCase), 0, 0);

    public ProgrammeHistory this[string code] => Histories.GetValueOrDefault(code, ProgrammeHistory.Empty);

    /// <summary>Facts about one of them, of one command.</summary>
    public SeveralProgrammes And(string code, string day, params NewFact[] facts) =>
        (this with { Commands = Commands + 1 }).With(code, Today.Day(day), facts);

    public Decision When(string code, string day, ProgrammeCommand command) => When(code, Today.Day(day), command);

    public Decision When(string code, DateOnly day, ProgrammeCommand command) =>
        this[code].Decide(command, Today.Occasion(day) with { Programme = other => this[other] });

    /// <summary>What comes of a command that is accepted: every record is valid, and the same again changes nothing.</summary>
    public SeveralProgrammes After(string code, DateOnly day, ProgrammeCommand command)
    {
        var accepted = When(code, day, command).ShouldBeOfType<Decision.Accepted>();
        var after = Recording(code, day, accepted);
        after.Histories.Values.ShouldAllBe(h => h.FirstBroken() == null);
        after.When(code, day, command).ShouldBe(Decision.Nothing);
        return after;
    }

    public SeveralProgrammes After(string code, string day, ProgrammeCommand command) => After(code, Today.Day(day), command);

    private SeveralProgrammes Recording(string code, DateOnly day, Decision.Accepted accepted) => accepted.Elsewhere.Aggregate(
        (this with { Commands = Commands + 1 }).With(code, day, accepted.Facts),
        (all, there) => all.With(there.Code, day, there.Facts));

    private SeveralProgrammes With(string code, DateOnly day, IEnumerable<NewFact> facts)
    {
        var (history, position) = (this[code], Positions);
        foreach (var fact in facts)
        {
            history = history.With(new Recorded(
                ++position, Code.Stream("programme", code), history.Version + 1, fact.Event, day, day, DateTimeOffset.UnixEpoch,
                Today.Officer, Today.Command(Commands), fact.Texts.Select(t => t.Name).ToValueList()));
        }

        return this with { Histories = Histories.SetItem(code, history), Positions = position };
    }
}

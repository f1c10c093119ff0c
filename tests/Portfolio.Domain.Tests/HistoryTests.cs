using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests;

public sealed class HistoryTests
{
    // A wave’s file of answers, all of them given before its last one was recorded.
    [Fact]
    public void Many_late_events_are_folded_once_and_not_each_time()
    {
        const int Late = 500;
        Counted.Evolved = 0;
        var history = History<Counted>.Empty.With(Told("2026-06-01", 1));
        for (var i = 0; i < Late; i++)
        {
            history = history.With(Told("2026-05-01", 2 + i));
        }

        history = history.With(Told("2026-06-02", Late + 2)).With(new Recorded(
            Late + 3, "", 1, new CommandRetracted(Today.Command(2)), Today.Date, Today.Date, DateTimeOffset.UnixEpoch, Today.Officer, Guid.Empty, []));
        // The first as it came, and all that stands in the end.
        history.Latest.Events.ShouldBe(Late + 1);
        Counted.Evolved.ShouldBe(Late + 2);

        // Once known it goes on from there.
        history.Latest.ShouldBeSameAs(history.Latest);
        history.With(Told("2026-06-03", Late + 4)).Latest.Events.ShouldBe(Late + 2);
        Counted.Evolved.ShouldBe(Late + 3);
    }

    [Fact]
    public void An_event_that_cannot_be_folded_stops_it_there_until_it_is_taken_back()
    {
        var history = History<Counted>.Empty.With(Told("2026-06-01", 1)).With(Unfoldable("2026-06-02", 2)).With(Told("2026-06-03", 3));

        Should.Throw<ProjectionStoppedException>(() => history.Latest).Stop.ShouldBe(history.Stop);
        history.Stop.ShouldNotBeNull().Sentence.ShouldStartWith("The state of the Counted stopped at position 2, version ");
        history.Stop.Why.ShouldBe(Counted.Why);
        history.On(Today.Day("2026-06-01")).Events.ShouldBe(1);
        Should.Throw<ProjectionStoppedException>(() => history.On(Today.Day("2026-06-02")));

        var back = history.With(Today.Recorded(new CommandRetracted(Today.Command(2)), Today.Date, 4, command: Today.Command(4)));
        (back.Stop, back.Latest.Events).ShouldBe((null, 2));
    }

    [Fact]
    public void A_programme_stops_there_however_it_was_read_and_what_comes_behind_changes_nothing()
    {
        var before = Examples.Running.History;
        var day = before.LastDay!.Value.AddDays(2);
        Recorded[] next = [Today.Recorded(new MilestoneSet(null!, "", default), day, 900), Today.Recorded(new ProgrammeStalled([]), day, 901)];
        var whole = ProgrammeHistory.Of([.. before.All, .. next]);

        foreach (var history in new[]
        {
            before.With(next), before.With(next[0]).With(next[1]), whole, whole.Forget(count => [.. whole.All.Take(count)]),
            before.Forget(count => [.. before.All.Take(count)]).With(next),
        })
        {
            history.LookForStop().ShouldNotBeNull().Position.ShouldBe(900);
            history.Stop.ShouldNotBeNull().Position.ShouldBe(900);
            Should.Throw<ProjectionStoppedException>(() => history.Latest);
            Should.Throw<ProjectionStoppedException>(() => history.Decide(new Describe("Another"), Today.Occasion(day)));
            (history.On(day.AddDays(-1)).State, history.FirstDay).ShouldBe((before.Latest.State, before.FirstDay));
            history.Version.ShouldBe(before.Version + 2);
        }
    }

    [Fact]
    public void To_look_for_a_stop_changes_nothing_of_what_is_folded_later()
    {
        var history = ProgrammeHistory.Of(Examples.Running.History.All);

        (history.LookForStop(), history.LookForStop(), history.KnownStop, history.Stop).ShouldBe((null, null, null, null));
        (history.Latest.State, history.Latest.Since).ShouldBe((Examples.Running.History.Latest.State, Examples.Running.History.Latest.Since));
    }

    private static Recorded Unfoldable(string day, int position) =>
        Today.Recorded(new MilestoneReached("M"), Today.Day(day), position, command: Today.Command(position));

    private static Recorded Told(string day, int position) =>
        Today.Recorded(new ProgrammeResumed(), Today.Day(day), position, command: Today.Command(position));

    private sealed record Counted(int Events) : IFolded<Counted>
    {
        public const string Why = "It does not know milestones.";

        [ThreadStatic]
        private static int _evolved;

        public static Counted Initial { get; } = new(0);

        public static int Evolved
        {
            get => _evolved;
            set => _evolved = value;
        }

        public Counted Evolve(Recorded recorded)
        {
            Evolved++;
            return recorded.Event is MilestoneReached ? throw new InvalidOperationException(Why) : new(Events + 1);
        }

        public Refusal? Broken(Recorded recorded) => null;
    }
}

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

    private static Recorded Told(string day, int position) =>
        Today.Recorded(new ProgrammeResumed(), Today.Day(day), position, command: Today.Command(position));

    private sealed record Counted(int Events) : IFolded<Counted>
    {
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
            return new(Events + 1);
        }

        public Refusal? Broken(Recorded recorded) => null;
    }
}

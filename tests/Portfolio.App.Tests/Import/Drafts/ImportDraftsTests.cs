using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.Drafts;

/// <summary>What was sent to the import page is held for its sender, for two hours, and nowhere under a name.</summary>
public sealed class ImportDraftsTests
{
    private static readonly RegisterFile Sent = SmallRegister.Text("small.csv", "Id,Title\nA-1,One\n");

    [Fact]
    public async Task Files_are_read_at_several_places_at_once_and_lie_nowhere_under_a_name()
    {
        using var drafts = new ImportDrafts(TimeProvider.System, ImportLimits.Default);

        var draft = await drafts.AddAsync("ada", [Sent], TestContext.Current.CancellationToken);

        using var one = new StreamReader(draft.Files[0].Open());
        using var other = new StreamReader(draft.Files[0].Open());
        (await one.ReadLineAsync(TestContext.Current.CancellationToken), await other.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(("Id,Title", "Id,Title\nA-1,One\n"));
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), "portfolio-import-*"))
        {
            // Others' that come just now are empty and go at once.
            (File.Exists(file) ? new FileInfo(file).Length : 0).ShouldBe(0, file);
        }
    }

    [Fact]
    public async Task A_draft_is_its_senders_and_is_forgotten_two_hours_after_it_was_last_looked_at_but_not_while_it_is_read()
    {
        var clock = new Clock();
        using var drafts = new ImportDrafts(clock, ImportLimits.Default);
        var draft = await drafts.AddAsync("ada", [Sent], TestContext.Current.CancellationToken);
        var id = draft.Id.ToString();
        drafts.Find(id, "ben").ShouldBeNull();

        clock.Now += TimeSpan.FromMinutes(119);
        drafts.Find(id, "ada").ShouldBe(draft);
        clock.Now += TimeSpan.FromMinutes(121);
        await draft.LookAsync(() =>
        {
            clock.Tick();
            drafts.Count.ShouldBe(1);
            return Task.FromResult(true);
        });

        drafts.Find(id, "ada").ShouldBeNull();
        clock.Tick();
        drafts.Count.ShouldBe(0);
        Should.Throw<ObjectDisposedException>(() => draft.Files[0].Open().ReadByte());
    }

    [Fact]
    public async Task The_sixth_of_a_person_makes_the_one_go_that_was_not_looked_at_for_longest()
    {
        var clock = new Clock();
        using var drafts = new ImportDrafts(clock, ImportLimits.Default);
        var added = new List<ImportDraft>();
        for (var i = 0; i < 6; i++)
        {
            clock.Now += TimeSpan.FromMinutes(1);
            added.Add(await drafts.AddAsync("ada", [Sent], TestContext.Current.CancellationToken));
        }

        drafts.Find(added[0].Id.ToString(), "ada").ShouldBeNull();
        added.Skip(1).ShouldAllBe(d => drafts.Find(d.Id.ToString(), "ada") == d);
    }

    /// <summary>Stands still, and rings when it is told to.</summary>
    private sealed class Clock : TimeProvider
    {
        private readonly List<Action> _timers = [];

        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add(() => callback(state));
            return TimeProvider.System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Tick() => _timers.ForEach(t => t());
    }
}

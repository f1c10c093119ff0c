using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes.Properties;

/// <summary>What holds of programmes that hand scope over to each other, split, merge and take it back, late and again.</summary>
public sealed class SeveralLives
{
    private static readonly string[] Programmes = ["P-1", "P-2", "P-3"];
    private static readonly string[] Items = ["A-1", "B-1"];

    [Fact]
    public void Both_sides_of_a_transfer_stand_or_fall_together_and_say_the_same() =>
        ForAll(all =>
        {
            var gone = Standing<ScopeItemTransferred>(all)
                .Select(t => (t.Recorded.CommandId, From: t.Code, t.Event.Item, t.Event.To, t.Event.AsItem, t.Event.Handed));
            var come = Standing<ScopeItemReceived>(all)
                .Select(t => (t.Recorded.CommandId, t.Event.From, Item: t.Event.FromItem, To: t.Code, AsItem: t.Event.Item, t.Event.Handed));
            gone.ShouldBe(come, ignoreOrder: true);
            Standing<ProgrammeMerged>(all).Select(m => (m.Code, m.Event.Into))
                .ShouldBe(Standing<ProgrammeAbsorbed>(all).Select(m => (m.Event.From, m.Code)), ignoreOrder: true);
        });

    [Fact]
    public void An_item_is_open_in_one_programme_at_most_and_never_loses_a_deferral() =>
        ForAll(all =>
        {
            foreach (var history in all.Histories.Values)
            {
                foreach (var item in history.Latest.Items.Values.Where(i => i.TransferredTo is not null))
                {
                    item.Open.ShouldBeFalse();
                    var there = all[item.TransferredTo!.Programme];

                    // From there it may have gone on, and another have come under its code.
                    if (there.Standing.Select(e => e.Event).OfType<ScopeItemReceived>().Last(r => r.Item == item.TransferredTo.Item)
                        is { } came && (came.From, came.FromItem) == (history.Latest.Code, item.Item))
                    {
                        there.Latest.Items[item.TransferredTo.Item].Deferrals.ShouldBeGreaterThanOrEqualTo(item.Deferrals);
                    }
                }
            }
        });

    [Fact]
    public void Enough_of_all_happens()
    {
        var seen = new HashSet<Type>();
        foreach (var seed in Enumerable.Range(1, 60))
        {
            seen.UnionWith(Lived(new Random(seed)).Histories.Values.SelectMany(h => h.All).Select(e => e.Event.GetType()));
        }

        seen.ShouldContain(typeof(ScopeItemReceived));
        seen.ShouldContain(typeof(ProgrammeSplit));
        seen.ShouldContain(typeof(ProgrammeAbsorbed));
        seen.ShouldContain(typeof(CommandRetracted));
    }

    private static void ForAll(Action<SeveralProgrammes> holds) =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed => holds(Lived(new Random(seed))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    // Each accepted command leaves every record valid, and given again changes nothing: that is asked on the way.
    private static SeveralProgrammes Lived(Random random)
    {
        var all = Programmes.Aggregate(SeveralProgrammes.None, (s, code) => s.And(
            code, "2026-01-01", Examples.CrmProposed with { Code = code }, Examples.Phase(1), Examples.Phase(2), Examples.Phase(3)));
        for (var i = 0; i < 60; i++)
        {
            var (code, day) = (Any(random, Programmes), new DateOnly(2026, 1, 1).AddDays(random.Next(150)));
            var command = AnyCommand(random, all.Commands, i);
            if (all.When(code, day, command) is Decision.Accepted { Facts.Count: > 0 })
            {
                all = all.After(code, day, command);
            }
        }

        return all;
    }

    private static ProgrammeCommand AnyCommand(Random random, int commands, int number)
    {
        var (item, phase, other) = (Any(random, Items), random.Next(1, 4), Any(random, Programmes));
        return random.Next(12) switch
        {
            0 or 1 => new AddScopeItem(item, "An item", phase, 50),
            2 or 3 => random.Next(2) == 0 ? new DeferScopeItem(item, [], phase) : new DeferScopeItem(item, [], ToLater: true),
            4 or 5 or 6 => random.Next(2) == 0 ? new TransferScopeItem(item, other, phase) : new TransferScopeItem(item, other, ToLater: true),
            7 => random.Next(2) == 0 ? new PullForward(item, phase) : new DropScopeItem(item, []),
            8 => random.Next(3) == 0 ? new Merge(other, ToLater: true) : new Reopen("On it goes"),
            9 => random.Next(2) == 0 ? new Split([new Part($"PART-{number}", "A part", Items: [item])]) : new Split([new Part($"PART-{number}", "A part")]),
            _ => new Retract(Today.Command(random.Next(1, commands + 1)), "A slip"),
        };
    }

    private static IEnumerable<(string Code, Recorded Recorded, T Event)> Standing<T>(SeveralProgrammes all)
        where T : DomainEvent =>
        all.Histories.Values.SelectMany(h => h.Standing.Where(e => e.Event is T).Select(e => (h.Latest.Code, e, (T)e.Event)));

    private static T Any<T>(Random random, T[] of) => of[random.Next(of.Length)];
}

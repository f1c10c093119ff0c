using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes.Properties;

public sealed class HistoryProperties
{
    [Fact]
    public void Every_type_of_command_has_a_generator() =>
        EveryCommand.Generators.Keys.ShouldBe(
            typeof(ProgrammeCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ProgrammeCommand))),
            ignoreOrder: true);

    [Fact]
    public void Every_type_of_command_is_recorded_refused_and_repeated_in_some_life()
    {
        var recorded = new HashSet<Type>();
        var refused = new HashSet<Type>();
        RandomLife.Hold(life =>
        {
            recorded.UnionWith(life.Steps.Where(s => s.Recorded).Select(s => s.Command.GetType()));
            refused.UnionWith(life.Steps.Where(s => s.Decision is Decision.Refused).Select(s => s.Command.GetType()));
        }, lives: 200, alwaysTheSame: true);
        recorded.ShouldBe(EveryCommand.Generators.Keys, ignoreOrder: true);
        refused.ShouldBe(EveryCommand.Generators.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Whatever_is_accepted_leaves_a_valid_history() =>
        RandomLife.Hold(life => life.Steps.All(s => s.After.FirstBroken() is null).ShouldBeTrue());

    [Fact]
    public void The_same_command_on_the_resulting_history_changes_nothing() =>
        RandomLife.Hold(life =>
        {
            foreach (var step in life.Steps.Where(s => s.Recorded))
            {
                step.After.Decide(step.Command, Today.Occasion(step.Day)).ShouldBe(Decision.Nothing);
            }
        });

    [Fact]
    public void Recording_one_by_one_is_reading_all_at_once() =>
        RandomLife.Hold(life =>
        {
            foreach (var step in life.Steps.Prepend(new(default, null!, Decision.Nothing, life.Start)))
            {
                var read = ProgrammeHistory.Of(step.After.All);
                read.Standing.SequenceEqual(step.After.Standing).ShouldBeTrue();
                read.Latest.ShouldBeSameAs(step.After.Latest);
            }
        });

    [Fact]
    public void Recording_by_any_parts_is_reading_all_at_once() =>
        RandomLife.Hold(life =>
        {
            var (random, all) = (new Random(life.History.Version), life.History.All.ToArray());
            var parts = ProgrammeHistory.Empty;
            for (var from = 0; from < all.Length;)
            {
                var until = random.Next(from + 1, all.Length + 1);
                parts = parts.With(all.AsSpan(from..until));
                from = until;
            }

            parts.All.SequenceEqual(life.History.All).ShouldBeTrue();
            parts.Standing.SequenceEqual(life.History.Standing).ShouldBeTrue();
            parts.Latest.ShouldBeSameAs(life.History.Latest);
        });

    [Fact]
    public void A_day_looked_back_to_is_what_was_effective_by_then() =>
        RandomLife.Hold(life =>
        {
            foreach (var day in life.Days)
            {
                var until = ProgrammeHistory.Of(life.History.Standing.Where(e => e.EffectiveOn <= day).OrderBy(e => e.Position));
                until.FirstBroken().ShouldBeNull();
                life.History.On(day).ShouldBeSameAs(until.Latest);
            }
        });

    [Fact]
    public void What_was_known_then_is_the_history_cut_there() =>
        RandomLife.Hold(life =>
        {
            foreach (var step in life.Steps)
            {
                ProgrammeHistory.Of(life.History.All.Take(step.After.Version)).Latest.ShouldBeSameAs(step.After.Latest);
            }
        });

    [Fact]
    public void A_retraction_leaves_what_there_would_be_without_the_command() =>
        RandomLife.Hold(life =>
        {
            foreach (var command in life.History.Standing.Select(e => e.CommandId).Distinct())
            {
                var occasion = Today.Occasion(Today.Date);
                var without = ProgrammeHistory.Of(life.History.All.Where(e => e.CommandId != command));
                if (life.History.Decide(new Retract(command, "A slip"), occasion) is Decision.Accepted accepted)
                {
                    life.History.Recording(Today.Date, accepted.Facts).Latest.ShouldBeSameAs(without.Latest);
                }
                else
                {
                    without.FirstBroken().ShouldNotBeNull();
                }
            }
        });

    [Fact]
    public void Retracting_then_recording_is_never_having_erred() =>
        RandomLife.Hold(life =>
        {
            for (var i = 0; i + 1 < life.Steps.Count; i++)
            {
                var (slip, next) = (life.Steps[i], life.Steps[i + 1]);
                if (!slip.Recorded || slip.Command is Retract || next.Command is Retract)
                {
                    continue;
                }

                var before = i == 0 ? life.Start : life.Steps[i - 1].After;
                var retracted = before.Recording(slip.Day, ((Decision.Accepted)slip.Decision).Facts);
                var taken = retracted.Decide(new Retract(retracted.All[^1].CommandId, "A slip"), Today.Occasion(slip.Day));
                retracted = retracted.Recording(slip.Day, taken.ShouldBeOfType<Decision.Accepted>().Facts);
                var occasion = Today.Occasion(next.Day);
                var decision = retracted.Decide(next.Command, occasion);
                decision.ShouldBe(before.Decide(next.Command, occasion));
                if (decision is Decision.Accepted accepted)
                {
                    retracted.Recording(next.Day, accepted.Facts).Latest
                        .ShouldBeSameAs(before.Recording(next.Day, accepted.Facts).Latest, sparePositions: true);
                }
            }
        });

    [Fact]
    public void Folding_never_throws_whatever_comes_in_whatever_order() =>
        RandomLife.Hold(life =>
        {
            var random = new Random(life.History.Version);
            for (var i = 0; i < 5; i++)
            {
                var events = life.History.All.ToArray();
                random.Shuffle(events);
                events.Aggregate(Programme.Initial, (p, e) => p.Evolve(e)).ShouldNotBeNull();
            }
        });
}

using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Tests.Organisations;

namespace Portfolio.Domain.Tests.Programmes.Properties;

/// <summary>A history that has let go of its events, or took them in parts, is the same history.</summary>
public sealed class PastProperties
{
    [Fact]
    public void Recording_in_parts_of_any_size_is_reading_all_at_once() =>
        RandomLife.Hold(life =>
        {
            var random = new Random(life.History.Version);
            var parts = ProgrammeHistory.Empty;
            for (var taken = 0; taken < life.History.Version;)
            {
                var part = life.History.All.Skip(taken).Take(random.Next(1, 9)).ToArray();
                parts = parts.With(part.AsSpan());
                taken += part.Length;
            }

            ShouldBeSame(parts, life.History);
        });

    [Fact]
    public void What_was_let_go_of_at_any_time_is_the_same_history() =>
        RandomLife.Hold(life =>
        {
            var random = new Random(life.History.Version);
            IReadOnlyList<Recorded> all = [.. life.History.All];
            var history = ProgrammeHistory.Empty;
            foreach (var e in all)
            {
                history = history.With(e);
                history = random.Next(4) == 0 ? history.Forget(count => [.. all.Take(count)]) : history;
                history.Version.ShouldBe((int)(all.TakeWhile(other => other != e).Count() + 1));
                history.LastPosition.ShouldBe(e.Position);
            }

            ShouldBeSame(history, life.History);
        });

    [Fact]
    public void A_history_without_its_events_decides_the_same() =>
        RandomLife.Hold(life =>
        {
            var before = life.Start;
            foreach (var step in life.Steps)
            {
                IReadOnlyList<Recorded> all = [.. before.All];
                before.Forget(count => [.. all.Take(count)]).Decide(step.Command, Today.Occasion(step.Day)).ShouldBe(step.Decision);
                before = step.After;
            }
        });

    [Fact]
    public void What_the_latest_state_answers_recalls_nothing()
    {
        var history = Examples.Scoped.History;
        var forgetful = history.Forget(_ => throw new InvalidOperationException("recalled"));
        var next = history.All[^1] with { Position = history.LastPosition + 1, Event = new LeadChanged("ada") };

        forgetful.Latest.ShouldBeSameAs(history.Latest);
        forgetful.On(history.LastDay!.Value).ShouldBeSameAs(history.Latest);
        forgetful.FirstDay.ShouldBe(history.FirstDay);
        forgetful.With(next).Latest.Lead.ShouldBe("ada");
        Should.Throw<InvalidOperationException>(() => forgetful.All);
    }

    [Fact]
    public void What_it_never_named_is_told_without_recalling()
    {
        var history = Examples.Running.And(
            "2026-03-01",
            new DepartmentInvolved("HR"),
            new ShockAbsorbed("CUTS", 2),
            new FeedbackActionRaised("CALL", Today.Day("2026-04-01"), "bob", "2026-Q2", null, null)).History;
        var forgetful = history.Forget(_ => throw new InvalidOperationException("recalled"));
        var on = Today.Occasion("2026-05-01") with { Programmes = [forgetful] };
        var organisation = Today.Organisation.After(new DeclareShock("FLOOD", "A flood", "A flood"), "2026-05-01", 90);

        forgetful.NamesDepartment("LAW").ShouldBeFalse();
        organisation.Decide(new RetractShock("FLOOD", Today.Command(90), "A slip"), on).ShouldBeOfType<Decision.Accepted>();
        Should.Throw<InvalidOperationException>(() => forgetful.NamesDepartment("hr"), "whether it stands, the events say");
        Should.Throw<InvalidOperationException>(() => forgetful.NamesDepartment("sales"), "when it was proposed");

        IReadOnlyList<Recorded> all = [.. history.All];
        var twice = ProgrammeHistory.Of(all.SkipLast(2)).Forget(count => [.. all.Take(count)])
            .With([.. all.TakeLast(2)]).Forget(count => [.. all.Take(count)]);
        foreach (var department in new[] { "hr", "sales", "LAW" })
        {
            twice.NamesDepartment(department).ShouldBe(history.NamesDepartment(department));
        }
    }

    private static void ShouldBeSame(ProgrammeHistory actual, ProgrammeHistory expected)
    {
        actual.Version.ShouldBe(expected.Version);
        actual.All.SequenceEqual(expected.All).ShouldBeTrue();
        actual.Standing.SequenceEqual(expected.Standing).ShouldBeTrue();
        actual.Latest.ShouldBeSameAs(expected.Latest);
        actual.FirstDay.ShouldBe(expected.FirstDay);
        actual.LastDay.ShouldBe(expected.LastDay);
        foreach (var day in expected.Standing.Select(e => e.EffectiveOn).Distinct())
        {
            actual.On(day).ShouldBeSameAs(expected.On(day));
        }
    }
}

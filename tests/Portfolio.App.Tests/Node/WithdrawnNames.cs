using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// The opening of a department, a shock or a wave is taken back in the moment in which something else comes to name it. Both
/// were decided before either was recorded: whichever is recorded first, the other is decided again.
/// </summary>
public sealed class WithdrawnNames
{
    public static TheoryData<string, bool> Kinds => new()
    {
        { "department", true }, { "department", false },
        { "shock", true }, { "shock", false },
        { "wave", true }, { "wave", false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_programme_came_to_name_first_is_not_taken_back(string kind, bool byAnotherNode)
    {
        await using var race = await Race.StartAsync(kind, byAnotherNode);

        var (naming, takingBack) = await race.InTurnAsync(race.Name, race.TakeBack);

        naming.ShouldBeOfType<Answer.Done>();
        takingBack.ShouldBeOfType<Answer.Refused>().Why.Single().Sentence.ShouldContain("CRM-2");
        (await race.TakeBack()).ShouldBeOfType<Answer.Refused>();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_taken_back_first_is_named_by_nothing(string kind, bool byAnotherNode)
    {
        await using var race = await Race.StartAsync(kind, byAnotherNode);

        var (takingBack, naming) = await race.InTurnAsync(race.TakeBack, race.Name);

        takingBack.ShouldBeOfType<Answer.Done>();
        naming.ShouldBeOfType<Answer.Refused>().Why.Single().Sentence.ShouldContain("X-1");
    }

    [Fact]
    public async Task Commands_that_name_something_else_are_recorded_all_the_same()
    {
        await using var race = await Race.StartAsync("department", byAnotherNode: true);

        var (other, takingBack) = await race.InTurnAsync(() => race.Other("CRM-3"), race.TakeBack);
        var (again, another) = await race.InTurnAsync(race.OpenAgain, () => race.Other("CRM-4"));

        foreach (var answer in new[] { other, takingBack, again, another })
        {
            answer.ShouldBeOfType<Answer.Done>();
        }
    }

    /// <summary>A programme on one node, and something to name that is taken back on the same or on another.</summary>
    private sealed class Race(NodeRun run, PortfolioNode? second, OrganisationCommand opening, ProgrammeCommand naming) : IAsyncDisposable
    {
        private Guid _opened;

        private PortfolioNode Second => second ?? run.Node;

        public static async Task<Race> StartAsync(string kind, bool byAnotherNode)
        {
            var run = await NodeRun.StartAsync();
            (OrganisationCommand Opening, ProgrammeCommand Naming) of = kind switch
            {
                "department" => (new OpenDepartment("X-1", "A slip"), new InvolveDepartment("x-1")),
                "shock" => (new DeclareShock("X-1", "A slip", "BudgetCut"), new AbsorbShock("x-1", 2)),
                _ => (
                    new OpenWave("X-1", "A slip", 10, 5, SamplingMethod.Random, new ScoreScale(0, 10), 6, new FollowUp("ada", 14)),
                    new RaiseFeedbackAction("CALL", new DateOnly(2099, 1, 1), "ada", "x-1")),
            };
            await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"));
            var race = new Race(run, byAnotherNode ? await NodeRun.OpenAsync(run.ConnectionString) : null, of.Opening, of.Naming);
            (await race.OpenAgain()).ShouldBeOfType<Answer.Done>();
            return race;
        }

        public async Task<Answer> OpenAgain()
        {
            var answer = await Second.ExecuteAsync(opening, new Envelope(NodeRun.Officer), CancellationToken.None);
            _opened = answer is Answer.Done done ? done.Events[0].CommandId : _opened;
            return answer;
        }

        public Task<Answer> Name() => run.ExecuteAsync("CRM-2", naming);

        public Task<Answer> Other(string code) => run.ExecuteAsync(code, new Propose(code, "Another", "MKT"));

        public Task<Answer> TakeBack() => Second.ExecuteAsync(
            opening switch
            {
                OpenDepartment => new RetractDepartment("X-1", _opened, "a slip"),
                DeclareShock => new RetractShock("X-1", _opened, "a slip"),
                _ => new RetractWave("X-1", _opened, "a slip"),
            },
            new Envelope(NodeRun.Officer), CancellationToken.None);

        /// <summary>Both are decided on what both nodes know now, and recorded in this order.</summary>
        public async Task<(Answer First, Answer Then)> InTurnAsync(Func<Task<Answer>> first, Func<Task<Answer>> then)
        {
            var last = Math.Max(run.Node.View.Position, Second.View.Position);
            await run.Node.ReachAsync(last, TestContext.Current.CancellationToken);
            await Second.ReachAsync(last, TestContext.Current.CancellationToken);
            await using var queue = new HeadQueue(run.ConnectionString);
            await queue.HoldAsync();
            var one = first();
            await queue.UntilWaitingAsync(1);
            await queue.HoldNextAsync(2);

            // On the same node it is handed over by the time the call comes back, and waits for the first one's group.
            var other = then();
            await queue.UntilWaitingAsync(second is null ? 2 : 3);
            await queue.ReleaseAsync();
            await one;
            await queue.ReleaseAsync();
            return (await one, await other);
        }

        public async ValueTask DisposeAsync()
        {
            await (second?.DisposeAsync() ?? ValueTask.CompletedTask);
            await run.DisposeAsync();
        }
    }
}

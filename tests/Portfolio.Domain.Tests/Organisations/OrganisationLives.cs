using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.Domain.Tests.Organisations;

/// <summary>What holds of an organisation after any commands, late ones and retractions among them.</summary>
public sealed class OrganisationLives
{
    [Fact]
    public void Whatever_is_accepted_is_valid_in_effective_order_and_changes_nothing_when_given_again() =>
        ForAll(organisation =>
        {
            organisation.Shocks.Values.ShouldAllBe(h => h.FirstBroken() == null);
            organisation.Waves.Values.ShouldAllBe(h => h.FirstBroken() == null);
            organisation.Surveys.Values.ShouldAllBe(h => h.FirstBroken() == null);
        });

    [Fact]
    public void A_day_looked_back_to_is_what_was_effective_by_then() =>
        ForAll(organisation =>
        {
            foreach (var history in organisation.Waves.Values)
            {
                var retracted = history.All.Select(e => e.Event).OfType<CommandRetracted>().Select(r => r.Command).ToHashSet();
                foreach (var day in history.All.Select(e => e.EffectiveOn).Distinct())
                {
                    var then = history.All
                        .Where(e => e.EffectiveOn <= day && e.Event is not CommandRetracted && !retracted.Contains(e.CommandId))
                        .OrderBy(e => e.EffectiveOn).ThenBy(e => e.Position)
                        .Aggregate(Wave.Initial, (w, e) => w.Evolve(e));
                    var seen = history.On(day);
                    (seen.Opened, seen.ClosedOn).ShouldBe((then.Opened, then.ClosedOn));
                    seen.Responses.ShouldBe(then.Responses);
                    seen.Actions.ShouldBe(then.Actions);
                }
            }
        });

    [Fact]
    public void No_department_ever_lies_within_itself() =>
        ForAll(organisation =>
        {
            foreach (var department in organisation.Departments.Values)
            {
                foreach (var day in organisation.Departments.Values.SelectMany(d => d.Moves).Select(m => m.On))
                {
                    (department.ParentOn(day) is { } parent && organisation.IsWithin(parent, department.Code, day)).ShouldBeFalse();
                }
            }
        });

    [Fact]
    public void Every_type_of_command_is_recorded_and_refused_in_some_life()
    {
        var (recorded, refused) = (new HashSet<Type>(), new HashSet<Type>());
        foreach (var seed in Enumerable.Range(1, 300))
        {
            Lived(new System.Random(seed), (command, decision) => (decision is Decision.Refused ? refused : recorded).Add(command.GetType()));
        }

        var all = typeof(OrganisationCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(OrganisationCommand))).ToList();
        recorded.ShouldBe(all, ignoreOrder: true);
        refused.ShouldBe(all, ignoreOrder: true);
    }

    private static void ForAll(Action<Organisation> holds) =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue - 1).ToArbitrary(), seed => holds(Lived(new System.Random(seed), (_, _) => { })))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static Organisation Lived(System.Random random, Action<OrganisationCommand, Decision> seen)
    {
        var (organisation, position) = (Today.Organisation, 10);
        for (var i = 0; i < 80; i++)
        {
            var day = new DateOnly(2026, 1, 1).AddDays(random.Next(180)).ToString("O");
            var command = AnyCommand(random, position);
            var decision = organisation.When(command, day);
            if (decision is Decision.Accepted { Facts.Count: > 0 } accepted)
            {
                organisation = organisation.After(command, day, position);
                position += accepted.Facts.Count;
            }

            if (decision != Decision.Nothing)
            {
                seen(command, decision);
            }
        }

        return organisation;
    }

    private static OrganisationCommand AnyCommand(System.Random random, int position)
    {
        var department = Any(random, "SALES", "IT", "DATA", "?");
        var (code, token) = (Any(random, "W-1", "w-1", "W-2"), random.Next(1, 9).ToString("x64", System.Globalization.CultureInfo.InvariantCulture));
        var (response, command) = (Any(random, "R-1", "R-2", "r-3"), Today.Command(random.Next(10, position + 1)));
        return random.Next(28) switch
        {
            0 => new OpenDepartment(department, "A department", Any(random, null, "SALES")),
            1 or 2 => new DescribeDepartment(department, Any(random, null, "Title", "Another"), Any(random, "", "SALES", "IT", "DATA")),
            3 => new OpenAccount(Any(random, "ACME", "NEW"), "An account"),
            4 => new DescribeAccount(Any(random, "ACME", "NEWER"), Any(random, "Acme", "Acme plc")),
            5 => new ChangeSetting(Any(random, "stallDays", "mood"), Any(random, "30", "90")),
            6 => new DefineStatusScale(new StatusScale("SMILEY", 1, [new("Happy", Light.Green), new(Any(random, "Sad", "Angry"), Light.Red)])),
            7 => random.Next(3) == 0
                ? new RetractSnapshot(Any(random, "GMPP", "GMPP", "?"), new DateOnly(2026, random.Next(1, 7), 1), new string(Any(random, 'a', 'b'), 64))
                : new RecordSnapshot(new SnapshotImported("GMPP", new DateOnly(2026, random.Next(1, 7), 1), "a.csv", new string(Any(random, 'a', 'b'), 64), "gmpp", 1)),
            8 => new DeclareShock(Any(random, "S-1", "CUTS"), "A shock", Any(random, "BudgetCut", "A flood"), Any<ValueList<string>?>(random, null, ["IT"])),
            9 => new RetractShock(Any(random, "S-1", "CUTS"), command, "A slip"),
            10 or 11 or 12 => new OpenWave(
                code, "A wave", 100, 2, SamplingMethod.Census, new ScoreScale(0, 10), 5, random.Next(6) == 0 ? null : new FollowUp("bob", 7)),
            13 or 14 or 15 => new RecordResponses(code, [new ResponseRow(response, random.Next(11)), new ResponseRow($"{response}-B", 1)]),
            16 => random.Next(3) == 0 ? new CloseWave(code) : new CloseResponseAction(code, response),
            17 => new EscalateResponseAction(code, response, Any(random, "ann", "bob")),
            18 => new RetractWave(code, command, "A slip"),
            19 or 20 => new OpenSurvey(Any(random, "Q-1", "Q-2"), Any(random, "A survey", "A survey", "Another"), Ready: ReadySurvey.StaffPulse),
            21 => new InviteToSurvey("Q-1", [token]),
            22 or 23 => new AnswerSurvey("Q-1", token, [new StatementAnswer("DELIVERS", random.Next(1, 6))]),
            24 => random.Next(4) == 0 ? new CloseSurvey("Q-1") : new InviteToSurvey("Q-2", [token]),
            25 => new RetractSurvey(Any(random, "Q-1", "Q-2"), command, "A slip"),
            26 => new RetractDepartment(department, command, "A slip"),
            _ => new PublishBoardPack(new("2026-06", "June", "board", "", random.Next(3), new string('a', 64))),
        };
    }

    private static T Any<T>(System.Random random, params T[] of) => of[random.Next(of.Length)];
}

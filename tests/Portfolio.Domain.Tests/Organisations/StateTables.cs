using System.Globalization;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.Domain.Tests.Organisations;

/// <summary>Every command on a shock, a wave and a survey in every state that each can be in.</summary>
public sealed class StateTables
{
    private static readonly Organisation None = Today.Organisation;

    private static readonly Organisation Declared = None.After(new DeclareShock("X-1", "A cut", "BudgetCut"), "2026-03-01", 10);

    private static readonly (string Name, Organisation State)[] Shocks =
    [
        ("Unknown", None),
        ("Declared", Declared),
        ("Back", Declared.After(new RetractShock("X-1", Today.Command(10), "Called off"), "2026-03-02", 20)),
    ];

    private static readonly OpenWave Spring = new(
        "W-1", "Spring", 100, 20, SamplingMethod.Random, new ScoreScale(0, 10), 5, new FollowUp("bob", 14));

    private static readonly Organisation Asked = None.After(Spring, "2026-03-01", 10);

    private static readonly Organisation Said = Asked.After(
        new RecordResponses("W-1", [new ResponseRow("R-1", 8), new ResponseRow("R-2", 2)]), "2026-03-05", 20);

    private static readonly (string Name, Organisation State)[] Waves =
    [
        ("Unknown", None),
        ("Open", Asked),
        ("Said", Said),
        ("Done", Said.After(new CloseResponseAction("W-1", "R-2"), "2026-03-10", 30)),
        ("Closed", Said.After(new CloseWave("W-1"), "2026-03-20", 30)),
    ];

    private static readonly OpenSurvey Mood = new("Q-1", "The mood", Ready: ReadySurvey.StaffPulse);

    private static readonly Organisation Opened = None.After(Mood, "2026-03-01", 10);

    private static readonly Organisation Invited = Opened.After(new InviteToSurvey("Q-1", [Token(1), Token(2)]), "2026-03-02", 20);

    private static readonly Organisation Answered = Invited.After(Answer(1), "2026-03-03", 30);

    private static readonly (string Name, Organisation State)[] Surveys =
    [
        ("Unknown", None),
        ("Open", Opened),
        ("Invited", Invited),
        ("Answered", Answered),
        ("Closed", Answered.After(new CloseSurvey("Q-1"), "2026-03-20", 40)),
    ];

    private static readonly OrganisationCommand[] OnShocks =
    [
        new DeclareShock("X-1", "Another cut", "BudgetCut"), new RetractShock("X-1", Today.Command(10), "Called off"),
    ];

    private static readonly OrganisationCommand[] OnWaves =
    [
        Spring with { Title = "Another" },
        new RecordResponses("W-1", [new ResponseRow("R-9", 7)]),
        new CloseWave("W-1"),
        new CloseResponseAction("W-1", "R-2"),
        new EscalateResponseAction("W-1", "R-2", "cem"),
        new RetractWave("W-1", Today.Command(10), "The wrong customers"),
    ];

    private static readonly OrganisationCommand[] OnSurveys =
    [
        Mood with { Title = "Another" },
        new InviteToSurvey("Q-1", [Token(9)]),
        Answer(2),
        new CloseSurvey("Q-1"),
        new RetractSurvey("Q-1", Today.Command(10), "The wrong statements"),
        new RetractSurvey("Q-1", Today.Command(30), "Not meant so"),
    ];

    [Fact]
    public void Every_command_on_a_shock() => Table(Shocks, OnShocks).ShouldBe(
        """
                                 Unkn Decl Back refused by
        DeclareShock             +    a    +    a shock-is-new
        RetractShock             a    +    =    a retracted-command-exists
        """);

    [Fact]
    public void Every_command_on_a_wave() => Table(Waves, OnWaves).ShouldBe(
        """
                                 Unkn Open Said Done Clos refused by
        OpenWave                 +    a    a    a    a    a wave-is-new
        RecordResponses          a    +    +    +    b    a wave-is-known, b wave-takes-responses
        CloseWave                a    +    +    +    b    a wave-was-open, b wave-closes-once
        CloseResponseAction      a    b    +    c    +    a wave-was-open, b action-exists, c action-is-open
        EscalateResponseAction   a    b    +    c    +    a wave-was-open, b action-exists, c action-is-open
        RetractWave              a    +    b    b    b    a retracted-command-exists, b nothing-depends-on-retracted
        """);

    [Fact]
    public void Every_command_on_a_survey() => Table(Surveys, OnSurveys).ShouldBe(
        """
                                 Unkn Open Invi Answ Clos refused by
        OpenSurvey               +    a    a    a    a    a survey-is-new
        InviteToSurvey           a    +    +    +    b    a survey-was-open, b survey-is-open
        AnswerSurvey             a    b    +    +    c    a survey-is-known, b invitation-is-known, c survey-is-open
        CloseSurvey              a    +    +    +    b    a survey-was-open, b survey-is-open
        RetractSurvey            a    +    b    b    b    a retracted-command-exists, b nothing-depends-on-retracted
        RetractSurvey            a    a    a    b    b    a retracted-command-exists, b answers-stay
        """);

    [Fact]
    public void No_command_is_missing_from_the_tables() =>
        OnShocks.Concat(OnWaves).Concat(OnSurveys).Select(c => c.GetType()).Distinct().ShouldBe(
            typeof(OrganisationCommand).Assembly.GetTypes().Where(t =>
                t.IsSubclassOf(typeof(OrganisationCommand))
                && (t.Namespace == typeof(Shock).Namespace || t.Namespace == typeof(Wave).Namespace || t.Namespace == typeof(Survey).Namespace)),
            ignoreOrder: true);

    private static string Table((string Name, Organisation State)[] states, OrganisationCommand[] commands) =>
        DecisionTable.Of(states, commands, (organisation, command) => organisation.When(command, "2026-04-01"));

    private static AnswerSurvey Answer(int token) => new("Q-1", Token(token), [new StatementAnswer("DELIVERS", 4)]);

    private static string Token(int number) => number.ToString("x64", CultureInfo.InvariantCulture);
}

using Portfolio.Domain;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>
/// What is around a programme's plan while events are taken in effective order. Total, as <see cref="FactsFold"/> is. There
/// is little of it in any one programme, so that each change makes its fact anew.
/// </summary>
internal sealed class ContextFold
{
    private readonly List<MilestoneFacts> _milestones = [];
    private readonly List<InvolvementFacts> _departments = [];
    private readonly List<BlindsidingFact> _blindsidings = [];
    private readonly List<DerailerSpell> _derailers = [];
    private readonly List<ContingencyFacts> _contingencies = [];
    private readonly List<ShockFact> _shocks = [];
    private readonly List<AssessmentFact> _assessments = [];
    private readonly List<IncidentFacts> _incidents = [];
    private readonly List<OutcomeFacts> _outcomes = [];
    private readonly ActionFold _actions = new();
    private readonly List<CommunicationFact> _communications = [];
    private readonly List<StrategyAnswerFact> _answers = [];
    private readonly List<OverrideFact> _overrides = [];

    public void Take(DomainEvent happened, DateOnly on, long at)
    {
        switch (happened)
        {
            case MilestoneSet or MilestoneReforecast or MilestoneReached:
                Milestone(happened, on, at);
                break;
            case DepartmentInvolved e when !_departments.Exists(d => Same(d.Department, e.Department)):
                _departments.Add(new(e.Department, on, at, []));
                break;
            case DepartmentEngaged e:
                Change(
                    _departments, d => Same(d.Department, e.Department),
                    d => d with { Engagements = [.. d.Engagements, new(on, at, e.Engagement)] });
                break;
            case DepartmentBlindsided e:
                _blindsidings.Add(new(on, at, e.Department));
                break;
            case DerailersObserved e:
                _derailers.AddRange(e.Kinds
                    .Where(kind => !_derailers.Exists(d => d.Kind == kind && d.To is null))
                    .Distinct()
                    .Select(kind => new DerailerSpell(kind, on, at)));
                break;
            case DerailerCleared e:
                Change(_derailers, d => d.Kind == e.Kind && d.To is null, d => d with { To = on, ClearedAt = at });
                break;
            case ContingencyPrepared or ContingencyReviewed or ContingencyInvoked:
                Contingency(happened, on, at);
                break;
            case ShockAbsorbed e:
                _shocks.Add(new(on, at, e.Shock, e.Severity));
                break;
            case CustomerAssessmentRecorded e:
                _assessments.Add(new(on, at, e));
                break;
            case CustomerIncidentRecorded e when !_incidents.Exists(i => Same(i.Opening.Incident, e.Incident)):
                _incidents.Add(new(on, at, e));
                break;
            case CustomerIncidentResolved e:
                Change(
                    _incidents, i => Same(i.Opening.Incident, e.Incident),
                    i => i with { Handling = e.Handling, ResolvedOn = on, ResolvedAt = at });
                break;
            case OutcomeLinked e when !_outcomes.Exists(o => o.To is null && Same(o.Link.Outcome, e.Outcome)):
                _outcomes.Add(new(on, at, e, []));
                break;
            case OutcomeMeasured e:
                Change(
                    _outcomes, o => o.To is null && Same(o.Link.Outcome, e.Outcome),
                    o => o with { Measures = [.. o.Measures, new(on, at, e.Value)] });
                break;
            case OutcomeUnlinked e:
                Change(
                    _outcomes, o => o.To is null && Same(o.Link.Outcome, e.Outcome), o => o with { To = on, UnlinkedAt = at });
                break;
            case FeedbackEvent e:
                _actions.Take(e, on, at);
                break;
            case CommunicationLogged e:
                _communications.Add(new(on, at, e));
                break;
            case StrategyQuestionAnswered e:
                _answers.Add(new(on, at, e.Question, e.Component));
                break;
            case StatusOverridden e:
                _overrides.Add(new(on, at, e));
                break;
        }
    }

    public ContextFacts Facts() => new()
    {
        Milestones = [.. _milestones],
        Departments = [.. _departments],
        Blindsidings = [.. _blindsidings],
        Derailers = [.. _derailers],
        Contingencies = [.. _contingencies],
        Shocks = [.. _shocks],
        Assessments = [.. _assessments],
        Incidents = [.. _incidents],
        Outcomes = [.. _outcomes],
        Actions = [.. _actions.Facts()],
        Communications = [.. _communications],
        StrategyAnswers = [.. _answers],
        Overrides = [.. _overrides],
    };

    private void Milestone(DomainEvent happened, DateOnly on, long at)
    {
        switch (happened)
        {
            case MilestoneSet e when !_milestones.Exists(m => Same(m.Milestone, e.Milestone)):
                _milestones.Add(new(e.Milestone, e.Title, e.Due, on, at, []));
                break;
            case MilestoneReforecast e:
                Change(
                    _milestones, m => Same(m.Milestone, e.Milestone), m => m with { Forecasts = [.. m.Forecasts, new(on, at, e.To)] });
                break;
            case MilestoneReached e:
                Change(_milestones, m => Same(m.Milestone, e.Milestone), m => m with { ReachedOn = on, ReachedAt = at });
                break;
        }
    }

    private void Contingency(DomainEvent happened, DateOnly on, long at)
    {
        switch (happened)
        {
            case ContingencyPrepared e when !_contingencies.Exists(c => Same(c.Threat, e.Threat)):
                _contingencies.Add(new(e.Threat, on, at, [new(on, at, e.Owner)], []));
                break;
            case ContingencyPrepared e:
                Change(
                    _contingencies, c => Same(c.Threat, e.Threat), c => c with { Tendings = [.. c.Tendings, new(on, at, e.Owner)] });
                break;
            case ContingencyReviewed e:
                Change(_contingencies, c => Same(c.Threat, e.Threat), c => c with { Tendings = [.. c.Tendings, new(on, at, null)] });
                break;
            case ContingencyInvoked e:
                Change(
                    _contingencies, c => Same(c.Threat, e.Threat), c => c with { Uses = [.. c.Uses, new(on, at, e.Shock, e.Result)] });
                break;
        }
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static void Change<T>(List<T> facts, Predicate<T> which, Func<T, T> change)
    {
        var at = facts.FindLastIndex(which);
        if (at >= 0)
        {
            facts[at] = change(facts[at]);
        }
    }
}

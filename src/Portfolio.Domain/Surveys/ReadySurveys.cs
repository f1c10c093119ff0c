namespace Portfolio.Domain.Surveys;

/// <summary>Surveys that need no preparing.</summary>
public enum ReadySurvey
{
    /// <summary>What stands in the way of customer programmes here, on five points each.</summary>
    Obstacles,

    /// <summary>What derails those who work for customers: all that apply.</summary>
    WhatDerailsYou,

    /// <summary>One question: do customer programmes here stall, slip or end before they deliver?</summary>
    OneQuestion,

    /// <summary>What staff expect of the next programme, on five points each.</summary>
    StaffPulse,
}

/// <summary>
/// The statements of the ready-made surveys. The wording is ours; a share stands only with what others published one for.
/// </summary>
public static class ReadySurveys
{
    public static SurveyOpened Of(ReadySurvey ready, string code, string title) => ready switch
    {
        ReadySurvey.Obstacles => new(code, title, SurveyKind.Agreement, "What stands in the way of our customer programmes?",
        [
            new("PRIORITIES", "Other initiatives come first."),
            new("SPONSORS", "Sponsors leave before a programme has delivered."),
            new("SILOS", "Departments that have to work together do not."),
            new("STRATEGY", "There is no customer strategy that a programme could follow."),
            new("PHASE-2", "What customers would value most is put off to a later phase."),
            new("PROMISES", "What customers were promised is forgotten."),
            new("FOLLOW-UP", "We ask customers and do nothing about what they say."),
        ]),
        ReadySurvey.WhatDerailsYou => new(code, title, SurveyKind.CheckAllThatApply, "What derails you? Check all that apply.",
        [
            new("OVERSHADOWED", "Other initiatives overshadow mine.", new(77, "customer strategists who said so; ours counts the answers given here")),
            new("DUTIES", "I have other duties beside it."),
            new("BUDGET", "The budget was cut."),
            new("REORGANISED", "We were reorganised."),
            new("NEW-LEADER", "A new senior leader came."),
            new("TEAM", "My team was reassigned."),
            new("SILOS", "Each department delivers for itself."),
            new("BLINDSIDED", "I was taken unawares by what others did."),
            new("NO-STRATEGY", "There is no customer strategy."),
            new("CUSTOMER", "We lost sight of the customer."),
            new("EXECUTIVES", "Executives see it differently from customers."),
            new("NO-PLAN", "There is no plan that could be carried out."),
        ]),
        ReadySurvey.OneQuestion => new(
            code, title, SurveyKind.SingleQuestion, "Customer programmes here stall, slip or are dropped before they deliver.",
        [
            new("COMPLETELY-AGREE", "I completely agree."),
            new("AGREE", "I agree."),
            new("NEITHER", "I neither agree nor disagree."),
            new("DISAGREE", "I disagree."),
            new("COMPLETELY-DISAGREE", "I completely disagree.", new(4, "companies that completely disagree that this is them; ours counts the answers given here")),
        ]),
        _ => new(code, title, SurveyKind.Agreement, null,
        [
            new("DELIVERS", "The next customer programme will deliver what it promises."),
            new("PHASE-2", "What is put off to a later phase will come."),
            new("LISTENS", "What customers tell us changes what we do."),
            new("INVOLVED", "My department hears in time of what concerns it."),
            new("WORTHWHILE", "It is worth my while to take part in the next one."),
        ]),
    };
}

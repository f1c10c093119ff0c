namespace Portfolio.App.Commands;

/// <summary>What the value of a field stands for, so that whoever is asked for it can be offered what there is.</summary>
public enum FieldMeaning
{
    /// <summary>Nothing but itself: short words on one line, a number, a day.</summary>
    Itself,

    /// <summary>Free text of several lines, kept apart from the facts.</summary>
    FreeText,

    /// <summary>The code of something that the command makes.</summary>
    NewCode,
    Person,
    Department,
    Account,
    Programme,

    /// <summary>The number of a phase of the programme.</summary>
    Phase,

    /// <summary>The code of a scope item of the programme.</summary>
    ScopeItem,
    Milestone,
    Incident,

    /// <summary>The code of an outcome that the programme is tied to.</summary>
    Outcome,
    FeedbackAction,

    /// <summary>The three capitals of a currency, by ISO 4217.</summary>
    Currency,

    /// <summary>One of the four named threats, or a free one.</summary>
    Threat,
    Shock,
    Wave,

    /// <summary>An action that a response of the wave raised.</summary>
    WaveAction,
    Survey,

    /// <summary>Name and version of a status scale, <c>RAG5@1</c>.</summary>
    StatusScale,

    /// <summary>A point of the status scale.</summary>
    StatusPoint,
    Setting,
    Report,

    /// <summary>The id of a command on the same record.</summary>
    Command,
}

using Portfolio.Domain;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Organisations;

/// <summary>A department in a list, as it was on the day.</summary>
public sealed record DepartmentRow(string Code, string Title, string? Parent);

/// <summary>A customer in a list, as it is called by then.</summary>
public sealed record AccountRow(string Code, string Title, string? Segment);

/// <summary>A shock in a list.</summary>
/// <param name="Departments">Those that it strikes; none: all.</param>
/// <param name="On">The day it strikes.</param>
public sealed record ShockRow(string Code, string Title, string Threat, ValueList<string> Departments, DateOnly? On);

/// <summary>A feedback wave in a list.</summary>
/// <param name="ClosedOn">Null while responses are taken.</param>
public sealed record WaveRow(WaveOpened Opened, DateOnly? ClosedOn, int Responded, int OpenActions);

/// <summary>A feedback wave with what customers said and what is done about it.</summary>
/// <param name="ClosedOn">Null while responses are taken.</param>
public sealed record WaveModel(
    WaveOpened Opened, DateOnly? ClosedOn, int Responded, IEnumerable<Response> Responses, IEnumerable<FeedbackAction> Actions);

/// <summary>A survey in a list.</summary>
/// <param name="ClosedOn">Null while answers are taken.</param>
public sealed record SurveyRow(string Survey, string Title, SurveyKind Kind, DateOnly? ClosedOn, int Invited);

/// <summary>A board pack in a list.</summary>
/// <param name="Sha256">Of the bytes that were shown.</param>
/// <param name="Address">Shows the same for ever.</param>
public sealed record BoardPackRow(string Pack, string Title, string Report, long Position, string Sha256, string Address);

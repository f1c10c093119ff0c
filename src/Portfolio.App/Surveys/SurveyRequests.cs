using System.ComponentModel;
using System.Text.Json.Serialization;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Surveys;

/// <summary>So many invitations to a survey.</summary>
public sealed record InvitationRequest([property: Description("How many invitations to make.")] int Count);

/// <summary>An answer by invitation. Who answers is not asked.</summary>
/// <param name="Token">As it was on the invitation.</param>
public sealed record AnswerRequest(string Token, ValueList<StatementAnswer> Answers);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(StatementAnswer[]))]
internal sealed partial class SurveyJson : JsonSerializerContext;

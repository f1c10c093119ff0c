using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Organisations;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Surveys;

/// <summary>Surveys, answers by invitation, and results in steps.</summary>
public static class SurveyEndpoints
{
    /// <summary>Who answers is not on the record, whoever is signed in at that browser.</summary>
    internal static readonly Actor Respondent = new("respondent", "respondent", "survey");

    public static void MapSurveys(this IEndpointRouteBuilder api)
    {
        var surveys = api.MapGroup("/surveys").WithTags("Surveys");
        surveys.MapList("", OrganisationLists.Surveys, (_, r) => OrganisationLists.SurveysOf(r.Organisation), s => s)
            .RequireAuthorization(Policies.Read).WithSummary("The surveys.");
        surveys.MapGet("/{code}/results", Results).RequireAuthorization(Policies.Read)
            .WithSummary("What was answered, five answers at a time; as known at a position, a day or an instant (knownAt).")
            .Produces<SurveyResults>().ProducesProblem(400).ProducesProblem(404).Takes(KnowledgeQuery.Parameters);
    }

    /// <summary>Outside what has to be signed in for: an invitation is what lets in.</summary>
    public static void MapSurveyAnswers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/survey/{code}/questions", Questions).AllowAnonymous().WithTags("Surveys").WithSummary("What a survey asks.")
            .Produces<SurveyOpened>().ProducesProblem(404);
        app.MapPost("/survey/{code}/answers", AnswerAsync).AllowAnonymous().DisableAntiforgery().WithTags("Surveys")
            .WithSummary("Answers a survey by an invitation’s token, once.")
            .Accepts<AnswerRequest>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(422).TakesKey();

        // What is no JSON would find no endpoint that lets anybody in, and be sent to sign in.
        app.MapPost("/survey/{code}/answers", () => Problems.NoJson).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static IResult Questions(string code, PortfolioNode node) =>
        node.View.Organisation.Survey(Uri.UnescapeDataString(code)).Latest is { Opened: { } survey, ClosedOn: null }
            ? Microsoft.AspNetCore.Http.Results.Ok(survey)
            : Problems.NotFound("There is no such survey that is open.");

    private static async Task<IResult> AnswerAsync(string code, HttpContext context, PortfolioNode node)
    {
        var (request, problem) = await JsonBody.ReadAsync<AnswerRequest>(context, SurveyJson.Default.AnswerRequest);
        if (request is null)
        {
            return problem!;
        }

        if (!CommandRequest.TryKey(context.Request, out var key, out var fault))
        {
            return fault!;
        }

        var command = new AnswerSurvey(Uri.UnescapeDataString(code), SurveyToken.HashOf(request.Token), request.Answers);
        var envelope = new Envelope(Respondent)
        {
            // All who answer are one actor: each has keys of their own, which tell nothing of the invitation.
            Key = key is null ? null : CommandKey.Of(SurveyToken.HashOf($"{request.Token}\n{key}"), JsonSerializer.Serialize(request, SurveyJson.Default.AnswerRequest)),
        };
        var answer = await node.ExecuteAsync(command, envelope, context.RequestAborted);
        return answer is Answer.Done ? Microsoft.AspNetCore.Http.Results.NoContent() : Problems.Of(answer, conditional: false);
    }

    private static IResult Results(string code, HttpContext context, PortfolioNode node)
    {
        var view = node.View;
        if (!KnowledgeQuery.TryRead(context, node, view, out var knowledge, out var problem))
        {
            return problem;
        }

        return SurveyResults.Of(view.Organisation.Survey(Uri.UnescapeDataString(code)), knowledge.KnownAt) is { } results
            ? Microsoft.AspNetCore.Http.Results.Ok(results)
            : Problems.NotFound($"There is no survey “{Uri.UnescapeDataString(code)}”, as far as was known.");
    }
}

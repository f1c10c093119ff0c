using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Surveys;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Pages.Surveys;

/// <summary>
/// <c>/surveys</c> and each with its results, for those who are signed in; <c>/survey/{code}?token=…</c> answers one by
/// invitation, for whoever has it.
/// </summary>
public static class SurveyPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var surveys = app.MapGroup("/surveys").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        surveys.MapGet("", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<SurveysPage>(new Dictionary<string, object?> { [nameof(SurveysPage.Reading)] = await Reading.OfAsync(context, node, mark) }));
        surveys.MapGet("/{**code}", ShowAsync);
        app.MapGet("/survey/{**code}", Ask).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/survey/{**code}", AnswerAsync).AllowAnonymous()
            .FromFormsHere("This form is no longer valid. Open your invitation again; nothing was recorded.").ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, PortfolioNode node, SampleMark mark)
    {
        var reading = await Reading.OfAsync(context, node, mark);
        var history = reading.Organisation.Survey(code);
        return SurveyResults.Of(history) is { } results
            ? Page.Of<SurveyPage>(new Dictionary<string, object?>
            {
                [nameof(SurveyPage.Reading)] = reading,
                [nameof(SurveyPage.Survey)] = history.Latest,
                [nameof(SurveyPage.Results)] = results,
            })
            : FaultPage.NotFound($"There is no survey “{code}”.");
    }

    private static RazorComponentResult Ask(string code, string? token, PortfolioNode node) =>
        Invited(code, token, node, out var why) is { } survey ? Form(survey, token!, FormAnswers.None, []) : Told(why);

    private static async Task<IResult> AnswerAsync(string code, HttpContext context, PortfolioNode node)
    {
        var sent = context.Request.Form;
        var token = sent["token"].ToString();
        if (Invited(code, token, node, out var why) is not { } survey)
        {
            return Told(why);
        }

        var answers = FormAnswers.Of(survey, sent);
        var command = new AnswerSurvey(survey.Survey, SurveyToken.HashOf(token), answers.Given);
        var answer = await node.ExecuteAsync(command, new Envelope(SurveyEndpoints.Respondent), context.RequestAborted);
        return answer switch
        {
            Answer.Done => Told("Thank you. Your answer was taken, and nobody can tell that it is yours."),
            Answer.Refused refused => Form(survey, token, answers, [.. refused.Why.Select(w => w.Sentence)]),
            _ => FaultPage.Of(StatusCodes.Status503ServiceUnavailable, "Your answer was not taken", "Try again shortly: your invitation is good until it was."),
        };
    }

    // Why not is told of an invitation that was good once; of one that never was, no more than that.
    private static SurveyOpened? Invited(string code, string? token, PortfolioNode node, out string why)
    {
        var survey = node.View.Organisation.Survey(code).Latest;
        why = "There is no such invitation. Use the whole address that you were sent.";
        if (survey.Opened is null || string.IsNullOrEmpty(token) || !survey.Invitations.TryGetValue(SurveyToken.HashOf(token), out var used))
        {
            return null;
        }

        why = used ? "This invitation has been used: each answers once." : "This survey is closed; it takes no more answers.";
        return used || survey.ClosedOn is not null ? null : survey.Opened;
    }

    private static RazorComponentResult Form(SurveyOpened survey, string token, FormAnswers answers, IReadOnlyList<string> faults) => Page.Of<AnswerPage>(
        new Dictionary<string, object?>
        {
            [nameof(AnswerPage.Survey)] = survey,
            [nameof(AnswerPage.Token)] = token,
            [nameof(AnswerPage.Answers)] = answers,
            [nameof(AnswerPage.Faults)] = faults,
        },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult Told(string sentence) =>
        Page.Of<ToldPage>(new Dictionary<string, object?> { [nameof(ToldPage.Sentence)] = sentence });
}

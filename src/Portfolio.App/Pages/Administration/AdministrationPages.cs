using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Administration;

/// <summary><c>/administration</c>: keys, people, settings; for administrators alone.</summary>
public static class AdministrationPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var administration = app.MapGroup("/administration").RequireAuthorization(Policies.Administer).ExcludeFromDescription();
        KeyPages.Map(administration);
        administration.MapGet("/people", ShowPeopleAsync);
        administration.MapGet("/people/{id}/erase", AskAsync);
        administration.MapPost("/people/{id}/erase", EraseAsync).FromFormsHere();
        administration.MapGet("/settings", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<SettingsPage>(new Dictionary<string, object?> { [nameof(SettingsPage.Reading)] = await Reading.OfAsync(context, node, mark, Policies.Administer) }));
    }

    private static async Task<IResult> ShowPeopleAsync(HttpContext context, PortfolioNode node, SampleMark mark) =>
        Page.Of<PeoplePage>(new Dictionary<string, object?>
        {
            [nameof(PeoplePage.Reading)] = await Reading.OfAsync(context, node, mark, Policies.Administer),
            [nameof(PeoplePage.Search)] = context.Request.Query["search"].ToString().Trim(),
            [nameof(PeoplePage.Number)] = int.TryParse(context.Request.Query["page"], out var number) && number > 0 ? number : 1,
        });

    private static Task<IResult> AskAsync(string id, HttpContext context, PortfolioNode node, SampleMark mark) =>
        ShowErasureAsync(id, new ErasureForm(), context, node, mark);

    private static async Task<IResult> EraseAsync(string id, HttpContext context, PortfolioNode node, SampleMark mark)
    {
        var sent = context.Request.Form;
        var form = new ErasureForm(sent["reason"].ToString().Trim(), sent["redactTexts"] == "true", sent["understood"] == "true");
        form = form.Check() ?? form;
        if (form.Fault is not null || !node.People.Knows(id))
        {
            return await ShowErasureAsync(id, form, context, node, mark);
        }

        var (done, not) = await new ErasePerson(id, form.Reason, form.RedactTexts)
            .RunAsync(node, new Envelope(context.User.ActorOf("page")), context.RequestAborted);
        return done is null
            ? await ShowErasureAsync(id, form with { Fault = SentenceOf(not!) }, context, node, mark)
            : Page.Of<ErasedPage>(new Dictionary<string, object?>
            {
                [nameof(ErasedPage.Erasure)] = done,
                [nameof(ErasedPage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
            });
    }

    private static async Task<IResult> ShowErasureAsync(string id, ErasureForm form, HttpContext context, PortfolioNode node, SampleMark mark) =>
        node.People.Knows(id)
            ? Page.Of<ErasePage>(
                new Dictionary<string, object?>
                {
                    [nameof(ErasePage.Reading)] = await Reading.OfAsync(context, node, mark, Policies.Administer),
                    [nameof(ErasePage.Person)] = new Person(id, node.People.NameOf(id)),
                    [nameof(ErasePage.Form)] = form,
                },
                form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : FaultPage.NotFound(node.People.WasErased(id) ? "The name of this person was erased." : "There is no such person.");

    private static string SentenceOf(Answer answer) => answer is Answer.Refused refused
        ? string.Join(" ", refused.Why.Select(w => w.Sentence))
        : new ActNotRecordedException(answer).Message;
}

using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Web;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Pages.WebHooks;

/// <summary>The administrators' pages of web hooks: all of them with a form for another, and one with its deliveries.</summary>
public static class WebHookPages
{
    public const string Path = "/administration/web-hooks";

    public static void Map(IEndpointRouteBuilder app)
    {
        var hooks = app.MapGroup(Path).RequireAuthorization(Policies.Administer).ExcludeFromDescription();
        hooks.MapGet("", (WebHookAdministration all, PortfolioNode node, SampleMark mark, CancellationToken cancellation) =>
            ListAsync(WebHookForm.Empty, all, node, mark, cancellation));
        hooks.MapPost("", RegisterAsync).FromFormsHere();
        hooks.MapGet("/{id}", (string id, WebHookAdministration all, SampleMark mark, CancellationToken cancellation) =>
            OneAsync(id, null, all, mark, cancellation));

        hooks.MapPost("/{id}/pause", async (string id, HttpContext context, WebHookAdministration all) =>
            After(id, await all.PauseAsync(id, context.User.ActorOf(), context.RequestAborted))).FromFormsHere();
        hooks.MapPost("/{id}/resume", async (string id, HttpContext context, WebHookAdministration all) =>
            After(id, await all.ResumeAsync(id, context.User.ActorOf(), context.RequestAborted))).FromFormsHere();
        hooks.MapPost("/{id}/remove", async (string id, HttpContext context, WebHookAdministration all) =>
            After(id, await all.RemoveAsync(id, context.User.ActorOf(), context.RequestAborted))).FromFormsHere();
        hooks.MapPost("/{id}/rotate-secret", RotateAsync).FromFormsHere();
    }

    private static async Task<IResult> ListAsync(
        WebHookForm form, WebHookAdministration all, PortfolioNode node, SampleMark mark, CancellationToken cancellation) =>
        Page.Of<WebHooksPage>(
            new Dictionary<string, object?>
            {
                [nameof(WebHooksPage.Hooks)] = await all.ListAsync(cancellation),
                [nameof(WebHooksPage.View)] = node.View,
                [nameof(WebHooksPage.Form)] = form,
                [nameof(WebHooksPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            form.Faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private static async Task<IResult> RegisterAsync(
        HttpContext context, WebHookAdministration all, PortfolioNode node, SampleMark mark, CancellationToken cancellation)
    {
        var form = WebHookForm.Of(context.Request.Form);
        if (form.Read(context.User.ActorOf()) is not { } read)
        {
            return await ListAsync(
                form with { Faults = [new("after", "Give a position in digits, or leave it empty.")] }, all, node, mark, cancellation);
        }

        return await all.RegisterAsync(read.Asked, read.Envelope, cancellation) switch
        {
            WebHookOutcome.Done done => await OneAsync(done.Hook.Id, done.Hook.Secret, all, mark, cancellation),
            WebHookOutcome.Malformed malformed =>
                await ListAsync(form with { Faults = [.. malformed.Faults] }, all, node, mark, cancellation),
            var other => After(form.Url, other),
        };
    }

    private static async Task<IResult> RotateAsync(
        string id, HttpContext context, WebHookAdministration all, SampleMark mark, CancellationToken cancellation)
    {
        var sent = context.Request.Form;

        // What is no number of hours is for the administration to refuse, as any other that cannot be.
        var asked = new SecretRotation(int.TryParse(sent["overlapHours"], out var hours) ? hours : -1);
        var key = sent["key"].ToString();
        var envelope = new Envelope(context.User.ActorOf())
        {
            Key = CommandScope.IsKey(key, CommandScope.LongestFormKey) ? CommandKey.Of(key, $"{id} {asked.OverlapHours}") : null,
        };
        return await all.RotateAsync(id, asked, envelope, cancellation) switch
        {
            WebHookOutcome.Done done => await OneAsync(id, done.Hook.Secret, all, mark, cancellation),
            var other => After(id, other),
        };
    }

    /// <param name="secret">What was made just now: shown this once.</param>
    private static async Task<IResult> OneAsync(
        string id, string? secret, WebHookAdministration all, SampleMark mark, CancellationToken cancellation) =>
        await all.FindAsync(id, cancellation) is { } hook && await all.DeliveriesAsync(id, cancellation) is { } deliveries
            ? Page.Of<WebHookPage>(new Dictionary<string, object?>
            {
                [nameof(WebHookPage.Hook)] = hook,
                [nameof(WebHookPage.Secret)] = secret,
                [nameof(WebHookPage.Deliveries)] = deliveries,
                [nameof(WebHookPage.Sample)] = await mark.IsSampleAsync(cancellation),
            })
            : After(id, new WebHookOutcome.None());

    private static IResult After(string id, WebHookOutcome outcome) => outcome switch
    {
        WebHookOutcome.Done done => Results.LocalRedirect($"{Path}/{done.Hook.Id}"),
        WebHookOutcome.Removed => Results.LocalRedirect(Path),
        WebHookOutcome.Malformed malformed => FaultPage.BadRequest(string.Join(" ", malformed.Faults.Select(f => f.Sentence))),
        WebHookOutcome.RemovedSince => FaultPage.Of(
            StatusCodes.Status410Gone, "It was removed since", "The web hook that this form registered was removed since. Fill in a new form."),
        WebHookOutcome.NotRecorded not when Problems.Of(not.Why, conditional: false) is ProblemHttpResult problem =>
            FaultPage.Of(problem.StatusCode, "It was not done", problem.ProblemDetails.Title!),
        _ => FaultPage.NotFound($"There is no web hook “{Domain.Words.Shown(id)}”."),
    };
}

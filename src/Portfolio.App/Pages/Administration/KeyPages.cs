using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Administration;

/// <summary><c>/administration</c>: the keys for scripts; made, shown once, revoked.</summary>
internal static class KeyPages
{
    public static void Map(RouteGroupBuilder administration)
    {
        administration.MapGet("", (HttpContext context, ApiKeys keys, PortfolioNode node, SampleMark mark) =>
            ShowAsync(new KeyForm(), null, context, keys, node, mark));
        administration.MapPost("/keys", CreateAsync).FromFormsHere();
        administration.MapGet("/keys/{id}/revoke", AskAsync);
        administration.MapPost("/keys/{id}/revoke", RevokeAsync).FromFormsHere();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ApiKeys keys, PortfolioNode node, SampleMark mark)
    {
        var sent = context.Request.Form;
        var form = new KeyForm(sent["label"].ToString().Trim(), sent["role"].ToString(), sent["days"].ToString().Trim())
        {
            Departments = [.. sent["departments"].OfType<string>()],
            Once = sent["once"].ToString(),
        };
        if (form.Check(node.View.Organisation, out var asked) is { } faulty)
        {
            return await ShowAsync(faulty, null, context, keys, node, mark);
        }

        try
        {
            var (kept, key) = await asked.RunAsync(node, keys, context.User.ActorOf("page"), context.RequestAborted);
            return await ShowAsync(new KeyForm(), new NewKey(kept, key), context, keys, node, mark);
        }
        catch (ActNotRecordedException fault)
        {
            return await ShowAsync(form with { Fault = fault.Message, Once = fault.Answer is Answer.KeyReused ? KeyForm.NewOnce() : form.Once }, null, context, keys, node, mark);
        }
    }

    private static async Task<IResult> AskAsync(string id, HttpContext context, ApiKeys keys, PortfolioNode node, SampleMark mark) =>
        await LastingAsync(id, keys, context) is { } key
            ? Page.Of<RevokePage>(new Dictionary<string, object?>
            {
                [nameof(RevokePage.Key)] = key,
                [nameof(RevokePage.LastUsed)] = node.LastOf(key.Id),
                [nameof(RevokePage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
            })
            : FaultPage.NotFound("There is no such key that could be revoked.");

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, ApiKeys keys, PortfolioNode node)
    {
        try
        {
            return await RevokeApiKey.RunAsync(node, keys, id, context.User.ActorOf("page"), context.RequestAborted)
                ? Results.LocalRedirect("/administration")
                : FaultPage.NotFound("There is no such key that could be revoked.");
        }
        catch (ActNotRecordedException fault)
        {
            return FaultPage.Of(StatusCodes.Status503ServiceUnavailable, "The key was not revoked", fault.Message);
        }
    }

    private static async Task<ApiKey?> LastingAsync(string id, ApiKeys keys, HttpContext context) =>
        (await keys.ListAsync(context.RequestAborted)).FirstOrDefault(k => k.Id == id && k.RevokedAt is null);

    private static async Task<IResult> ShowAsync(
        KeyForm form, NewKey? made, HttpContext context, ApiKeys keys, PortfolioNode node, SampleMark mark) =>
        Page.Of<KeysPage>(
            new Dictionary<string, object?>
            {
                [nameof(KeysPage.Keys)] = await keys.ListAsync(context.RequestAborted),
                [nameof(KeysPage.Now)] = node.Now,
                [nameof(KeysPage.Organisation)] = node.View.Organisation,
                [nameof(KeysPage.Form)] = form,
                [nameof(KeysPage.Made)] = made,
                [nameof(KeysPage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
            },
            form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

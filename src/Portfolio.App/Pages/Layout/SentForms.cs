using Microsoft.AspNetCore.Antiforgery;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Web;

namespace Portfolio.App.Pages.Layout;

/// <summary>
/// What is sent by a form of these pages, and by nothing else: the one way in which a page takes a form. Nothing is bound from
/// forms by parameters, which would be read before anything can be said of them.
/// </summary>
internal static class SentForms
{
    /// <summary>What is said of any other.</summary>
    public const string Foreign = "This form is no longer valid: you signed in or out since it was opened. Open it again; nothing was done.";

    /// <summary>
    /// Takes only forms of these pages: others, what cannot be read and what is no form are answered by a page that says so.
    /// The form is then at hand as the request’s.
    /// </summary>
    /// <param name="foreign">What is said of a form that is not of these pages.</param>
    public static RouteHandlerBuilder FromFormsHere(this RouteHandlerBuilder action, string foreign = Foreign) => action
        .AddEndpointFilter(async (call, next) =>
        {
            var context = call.HttpContext;
            if (await SentForm.ReadAsync(context, SentForm.Usual) is (null, { } fault))
            {
                return Unread(fault);
            }

            var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(context) ? await next(call) : FaultPage.BadRequest(foreign);
        });

    /// <summary>The page that says why a form could not be read.</summary>
    public static IResult Unread(UnreadForm fault) => FaultPage.Of(fault.Status, "That cannot be taken", $"{fault.Sentence} Nothing was done.");
}

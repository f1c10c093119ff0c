using Microsoft.AspNetCore.Antiforgery;
using Portfolio.App.Pages.Faults;

namespace Portfolio.App.Pages.Layout;

/// <summary>What is sent by a form of these pages, and by nothing else.</summary>
internal static class SentForms
{
    /// <summary>What is said of any other.</summary>
    public const string Foreign = "This form is no longer valid: you signed in or out since it was opened. Open it again; nothing was done.";

    /// <summary>Takes only forms of these pages: others, and what is no form, are answered by a page that says so.</summary>
    public static RouteHandlerBuilder FromFormsHere(this RouteHandlerBuilder action) => action
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter(async (call, next) => IsForeign(call.HttpContext) ? FaultPage.BadRequest(Foreign) : await next(call));

    private static bool IsForeign(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } || !context.Request.HasFormContentType;
}

namespace Portfolio.App.Pages.Faults;

/// <summary>The pages for what is not there, and for what the caller's role does not allow.</summary>
public static class FaultEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/denied", () => FaultPage.Denied("Your role does not allow this. Sign in as somebody else, or ask an administrator."))
            .RequireAuthorization()
            .ExcludeFromDescription();

    /// <summary>Gives an answer that has a status but no page yet a page.</summary>
    public static Task AnswerAsync(HttpContext context) => (context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => FaultPage.NotFound("There is no page at this address."),
        StatusCodes.Status403Forbidden => FaultPage.Denied("Your role does not allow this."),
        var other => FaultPage.Of(other, "That did not work", "The request could not be answered."),
    }).ExecuteAsync(context);
}

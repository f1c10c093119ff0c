using Portfolio.App.Access;
using Portfolio.App.Access.Provider;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.SignIn;

/// <summary><c>/sign-in</c>: the page; its forms go to Access.</summary>
public static class SignInEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/sign-in", AnswerAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        string? returnTo, bool? refused, DemoPeople demo, SampleMark mark, IServiceProvider services, CancellationToken cancellation) =>
        Page.Of<SignInPage>(new Dictionary<string, object?>
        {
            [nameof(SignInPage.People)] = demo.All,
            [nameof(SignInPage.Provider)] = services.GetService<ProviderSettings>()?.Label,
            [nameof(SignInPage.ReturnTo)] = LocalPath.Of(returnTo),
            [nameof(SignInPage.Refused)] = refused == true,
            [nameof(SignInPage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
}

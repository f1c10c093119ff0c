using Portfolio.App.Access;

namespace Portfolio.App.Pages.Reference;

/// <summary><c>/docs</c>: the HTTP interface to read, made from the same description that programs get.</summary>
public static class ReferenceEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/docs", AnswerAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(string? q, ReferenceModels models, CancellationToken cancellation) =>
        Layout.Page.Of<ReferencePage>(new Dictionary<string, object?>
        {
            [nameof(ReferencePage.Model)] = (await models.GetAsync(cancellation)).Matching(q ?? ""),
            [nameof(ReferencePage.Search)] = q?.Trim() ?? "",
        });
}

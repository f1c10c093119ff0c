using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Portfolio.App.Pages.Layout;

/// <summary>Answers with a page, rendered whole on the server.</summary>
public static class Page
{
    public static RazorComponentResult Of<TPage>(IDictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new(typeof(TPage), parameters.AsReadOnly()) { StatusCode = status, PreventStreamingRendering = true };
}

using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Faults;

/// <summary>The page that says why there is no other.</summary>
public partial class FaultPage
{
    public static RazorComponentResult NotFound(string sentence) => Of(404, "Not found", sentence);

    public static RazorComponentResult BadRequest(string sentence) => Of(400, "That cannot be shown", sentence);

    public static RazorComponentResult Denied(string sentence) => Of(403, "Not for your role", sentence);

    public static RazorComponentResult Of(int status, string title, string sentence) => Page.Of<FaultPage>(
        new Dictionary<string, object?> { [nameof(Status)] = status, [nameof(Title)] = title, [nameof(Sentence)] = sentence }, status);
}

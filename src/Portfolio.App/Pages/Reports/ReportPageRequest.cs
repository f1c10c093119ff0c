using Microsoft.AspNetCore.Components;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Time;
using Portfolio.App.Reports;
using Portfolio.Reports;

namespace Portfolio.App.Pages.Reports;

/// <summary>What every page about a report is asked and needs.</summary>
internal sealed record ReportPageRequest(
    string Name, HttpContext Context, PortfolioNode Node, ReportCatalogue Catalogue, SampleMark Mark, CancellationToken Cancellation)
{
    /// <summary>A page with its own parameters, its moment and the mark of a sample; or the page that says why not.</summary>
    /// <param name="parameters">Those of the page, or what is wrong with the address, in a sentence.</param>
    public async Task<IResult> AnswerAsync<TPage>(Func<ReportEntry, View, (Dictionary<string, object?>? Parameters, string? Fault)> parameters)
        where TPage : IComponent
    {
        if (ReportCatalogue.Find(Name) is not { } entry)
        {
            return FaultPage.NotFound($"There is no report “{Name}”; there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}.");
        }

        var view = Node.View;
        var (moment, unread) = MomentReader.Read(Context.Request.Query, Node, view);
        if (moment is null)
        {
            return FaultPage.BadRequest(unread!);
        }

        var (page, fault) = parameters(entry, view);
        if (page is null)
        {
            return FaultPage.BadRequest(fault!);
        }

        page[nameof(ReportPage.Moment)] = moment;
        page[nameof(ReportPage.Sample)] = await Mark.IsSampleAsync(Cancellation);
        return Page.Of<TPage>(page);
    }
}

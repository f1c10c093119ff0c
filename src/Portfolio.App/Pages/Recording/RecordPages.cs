using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Recording;

/// <summary>
/// <c>/record/{command}</c>, and with the code of what it is about where the command names that beside its fields:
/// the form of every command that is described, for whoever may give it. Each is a page of its own, and its card is what
/// another page exchanges in place.
/// </summary>
public static class RecordPages
{
    /// <summary>The id of the part that says what would be recorded, while the reader types.</summary>
    public const string Preview = "preview";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/record/find", Find).RequireAuthorization(Policies.Record).ExcludeFromDescription();
        foreach (var command in CommandCatalogue.All)
        {
            var address = command.NamesCode ? $"/record/{command.Name}/{{**code}}" : $"/record/{command.Name}";
            app.MapGet(address, (string? code, HttpContext context, Recorder recorder, PortfolioNode node, SampleMark mark) =>
                    OpenAsync(command, code, context, recorder, node, mark))
                .RequireAuthorization(command.Policy).ExcludeFromDescription();
            var sent = app.MapPost(address, (string? code, HttpContext context, Recorder recorder, PortfolioNode node, SampleMark mark) =>
                    SendAsync(command, code, context, recorder, node, mark))
                .RequireAuthorization(command.Policy).FromFormsHere().ExcludeFromDescription();
            if (command.Target == CommandTarget.Programme)
            {
                sent.HoldsToDepartments();
            }
        }
    }

    private static async Task<IResult> OpenAsync(
        CommandDescription command, string? code, HttpContext context, Recorder recorder, PortfolioNode node, SampleMark mark) =>
        IsKnown(command, ref code, node)
            ? await ShowAsync(recorder.Open(command, code, context.Request.Query), context, mark, StatusCodes.Status200OK)
            : FaultPage.NotFound($"There is nothing “{code}” that this could be about.");

    private static async Task<IResult> SendAsync(
        CommandDescription command, string? code, HttpContext context, Recorder recorder, PortfolioNode node, SampleMark mark)
    {
        if (!IsKnown(command, ref code, node))
        {
            return FaultPage.NotFound($"There is nothing “{code}” that this could be about.");
        }

        var form = recorder.Read(command, code, context.Request.Form);
        if (form.Values.One(FormNames.Do) == "preview")
        {
            var foretold = recorder.Foretell(form, context);
            return Targets(context, Preview)
                ? Page.Of<PreviewLines>(new Dictionary<string, object?> { [nameof(PreviewLines.Form)] = foretold })
                : await ShowAsync(foretold, context, mark, StatusCodes.Status200OK);
        }

        if (RowButtons.Press(form) is { } changed)
        {
            return await ShowAsync(changed, context, mark, StatusCodes.Status200OK);
        }

        var result = await recorder.RecordAsync(form, context);
        return result switch
        {
            { Done: null } => await ShowAsync(result.Form, context, mark, result.Status),
            { More: { } more } => await ToldOnceAsync(form, more, context, mark),
            { Done: { } done } => Recorded(context, $"{RecordedAddress.Of(command, CodeOf(done), node.View)}?recorded={done.Position}"),
        };
    }

    // What a person finds by typing: the choices under the field.
    private static RazorComponentResult Find(string source, string path, HttpContext context, PortfolioNode node) =>
        NamedValue.Of<FieldSource>(source) is { } found && Sources.IsFound(found)
            ? Page.Of<FoundChoices>(new Dictionary<string, object?>
            {
                [nameof(FoundChoices.Finder)] = new Finder(new Surroundings(node.View, node.People, ProgrammeHistory.Empty, node.Today)),
                [nameof(FoundChoices.Source)] = found,
                [nameof(FoundChoices.Path)] = path,
                [nameof(FoundChoices.Typed)] = context.Request.Query[path].ToString(),
            })
            : FaultPage.NotFound("This is found by no typing.");

    // The code as it is on record, whichever case it was typed in.
    private static bool IsKnown(CommandDescription command, ref string? code, PortfolioNode node)
    {
        if (!command.NamesCode)
        {
            // A code in the query fills in a field.
            code = null;
            return true;
        }

        if (string.IsNullOrEmpty(code))
        {
            return false;
        }

        var known = command.Target switch
        {
            CommandTarget.Programme => node.View.Programme(code) is { Version: > 0 } history ? history.Latest.Code : null,
            CommandTarget.Survey => node.View.Organisation.Survey(code).Latest.Opened?.Survey,
            _ => null,
        };
        code = known ?? code;
        return known is not null;
    }

    // The page of what it is about says what was recorded. A script exchanges that page in place.
    private static IResult Recorded(HttpContext context, string address)
    {
        if (!Targets(context, "record"))
        {
            return Results.LocalRedirect(address);
        }

        context.Response.Headers["HX-Location"] = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["path"] = address,
            ["target"] = "#shown",
            ["select"] = "#shown",
            ["swap"] = "outerHTML show:window:top",
        });
        return Results.NoContent();
    }

    private static async Task<IResult> ToldOnceAsync(
        RecordForm form, System.Text.Json.Nodes.JsonObject more, HttpContext context, SampleMark mark) =>
        Page.Of<ToldOncePage>(new Dictionary<string, object?>
        {
            [nameof(ToldOncePage.Form)] = form,
            [nameof(ToldOncePage.More)] = more,
            [nameof(ToldOncePage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
        });

    private static async Task<IResult> ShowAsync(RecordForm form, HttpContext context, SampleMark mark, int status) => Targets(context, "record")
        ? Page.Of<CommandCard>(new Dictionary<string, object?> { [nameof(CommandCard.Form)] = form }, status)
        : Page.Of<RecordPage>(
            new Dictionary<string, object?>
            {
                [nameof(RecordPage.Form)] = form,
                [nameof(RecordPage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
            },
            status);

    private static string CodeOf(Answer.Done done) => done.Events[0].Stream is var stream && stream.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
        ? stream[(slash + 1)..]
        : "";

    private static bool Targets(HttpContext context, string id) => context.Request.Headers["HX-Target"] == id;
}

using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Recording.Bulk;

/// <summary>
/// <c>/bulk?programme=…</c>: one command for several programmes, chosen on their list. <c>/bulk/{command}</c>: its form; each
/// programme is decided by itself and answered by itself.
/// </summary>
public static class BulkPages
{
    /// <summary>At most so many programmes at a time.</summary>
    public const int Most = 200;

    private static readonly HashSet<string> EachByItself = new(StringComparer.Ordinal) { "retract", "split" };

    /// <summary>The commands that can be said of several: what they ask for of a programme's own has a column.</summary>
    public static readonly IReadOnlyList<CommandDescription> Commands =
    [
        .. CommandCatalogue.All.Where(c => c is { Target: CommandTarget.Programme, NamesCode: true } && !EachByItself.Contains(c.Name)
            && !Fields.FieldReader.Of(c).Any(f => OwnValues.Must(c, f) && !OwnValues.May(f))),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bulk", ChooseAsync).RequireAuthorization(Policies.Record).ExcludeFromDescription();
        foreach (var command in Commands)
        {
            app.MapGet($"/bulk/{command.Name}", (HttpContext context, Recorder recorder, PortfolioNode node, SampleMark mark) =>
                    OpenAsync(command, context, recorder, node, mark))
                .RequireAuthorization(command.Policy).ExcludeFromDescription();
            app.MapPost($"/bulk/{command.Name}", (HttpContext context, Recorder recorder, BulkRecorder bulk, SampleMark mark) =>
                    SendAsync(command, context, recorder, bulk, mark))
                .RequireAuthorization(command.Policy).HoldsToDepartments()
                .FromFormsHere().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, PortfolioNode node, SampleMark mark)
    {
        var chosen = Chosen.Of(context.Request.Query["programme"], node.View);
        return Fault(chosen) ?? Page.Of<BulkChoicePage>(new Dictionary<string, object?>
        {
            [nameof(BulkChoicePage.Chosen)] = chosen,
            [nameof(BulkChoicePage.View)] = node.View,
            [nameof(BulkChoicePage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
        });
    }

    private static async Task<IResult> OpenAsync(
        CommandDescription command, HttpContext context, Recorder recorder, PortfolioNode node, SampleMark mark)
    {
        var chosen = Chosen.Of(context.Request.Query["programme"], node.View);
        return Fault(chosen) ?? await ShowAsync(recorder.Open(command, code: null, context.Request.Query) with { Chosen = chosen }, [], tried: false, context, mark);
    }

    private static async Task<IResult> SendAsync(
        CommandDescription command, HttpContext context, Recorder recorder, BulkRecorder bulk, SampleMark mark)
    {
        var form = recorder.Read(command, code: null, context.Request.Form);
        form = form with { Chosen = Chosen.Sent(form.Values.All(Fields.FormNames.Programmes)) };
        if (Fault(form.Chosen) is { } fault)
        {
            return fault;
        }

        if (RowButtons.Press(form) is { } changed)
        {
            return await ShowAsync(changed, [], tried: false, context, mark);
        }

        OwnValues.Fill(form);
        if (form.Values.One(Fields.FormNames.Do) == Fields.FormNames.ShowOwn)
        {
            return await ShowAsync(form with { Focus = FirstOwn(form) }, [], tried: false, context, mark);
        }

        var tries = form.Values.One(Fields.FormNames.Do) == "preview";
        var (shown, answers) = await bulk.RunAsync(form, tries, context);
        return await ShowAsync(shown, answers, tries, context, mark);
    }

    private static string? FirstOwn(RecordForm form) => form.Differing is [var first, ..]
        ? (first.Parts is [var part, ..] ? part : first).At(first.Parts.Count > 0 ? first.At(Fields.FormNames.Own(form.Chosen[0].Stream)) : Fields.FormNames.Own(form.Chosen[0].Stream))
        : null;

    private static async Task<IResult> ShowAsync(
        RecordForm form, IReadOnlyList<BulkAnswer> answers, bool tried, HttpContext context, SampleMark mark) => Page.Of<BulkPage>(
            new Dictionary<string, object?>
            {
                [nameof(BulkPage.Form)] = form,
                [nameof(BulkPage.Answers)] = answers,
                [nameof(BulkPage.Tried)] = tried,
                [nameof(BulkPage.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
            },
            form.Faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    private static RazorComponentResult? Fault(IReadOnlyList<StreamVersion> chosen) => chosen.Count switch
    {
        0 => FaultPage.BadRequest("Choose at least one programme on the list of programmes."),
        > Most => FaultPage.BadRequest($"{chosen.Count} programmes are too many at a time: choose {Most} at most."),
        _ => null,
    };
}

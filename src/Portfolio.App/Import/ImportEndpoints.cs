using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Access;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Import;

/// <summary>Imports over HTTP: files as a multipart form, the answer is the report.</summary>
public static class ImportEndpoints
{
    /// <summary>Adds them under the group for <c>/api</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Import").RequireAuthorization(Policies.Record);
        imports.MapPost("", ImportAsync)
            .WithSummary("Takes in copies of a register: each is compared with what is on record, and the differences are recorded. The mapping is one of the ready-made ones by name, or a file of your own (.yaml) sent beside them. With preview=true it says row by row what would be. A ledger marked a sample takes none, unless intoSample=true.")
            .Accepts<IFormFileCollection>("multipart/form-data")
            .Produces<ImportReport>()
            .Produces<ImportRefusal>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .HoldsToDepartments();
        imports.MapReceipts();
        imports.MapGet("/mappings", () => MappingFile.BuiltIn).WithSummary("The ready-made mappings.");
    }

    // The report goes with the problem, field by field.
    private static IResult Refused(ImportReport report)
    {
        var problem = Problems.Details(
            StatusCodes.Status422UnprocessableEntity, "register-is-well",
            report.Files.SelectMany(f => f.Problems).FirstOrDefault()?.Sentence ?? "The files cannot be taken in.");
        foreach (var (name, value) in JsonSerializer.SerializeToNode(report, ImportJson.Options)!.AsObject().ToList())
        {
            problem.Extensions[name] = value;
        }

        return Results.Problem(problem);
    }

    private static async Task<IResult> ImportAsync(
        HttpContext context,
        PortfolioNode node,
        TimeProvider clock,
        ImportLimits limits,
        string? mapping,
        string? positionAt,
        [FromQuery] string[]? same,
        bool preview = false,
        bool skipBadRows = false,
        bool intoSample = false)
    {
        var day = DateOnly.TryParseExact(positionAt, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given)
            ? given
            : (DateOnly?)null;
        if (positionAt is not null && day is null)
        {
            return Problems.BadParameter("positionAt", $"“{Domain.Words.Shown(positionAt)}” is not a day; write it as 2026-03-31.");
        }

        var confirmed = (same ?? []).Select(ConfirmedMatch.Parse).ToList();
        if (confirmed.Contains(null))
        {
            return Problems.BadParameter("same", "Give same as NAME=CODE: an id or title as in the file, and the code of a programme on record.");
        }

        var (sent, problem) = await UploadedFiles.ReadAsync(context, limits);
        if (sent is null)
        {
            return problem!;
        }

        var (own, files) = UploadedMapping.Part(sent);
        if (files.Count == 0)
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest, "files-are-sent", "Only a mapping file was sent: send the register beside it.", []);
        }

        if (own.Count > 0 && (own.Count > 1 || mapping is not null))
        {
            return Problems.BadParameter("mapping", "Name a ready-made mapping, or send one mapping file (.yaml) beside the files: one of the two.");
        }

        if (day is not null && files.Count > 1)
        {
            return Problems.BadParameter("positionAt", "positionAt says the day of one file; send files one at a time with it.");
        }

        try
        {
            // A file on the server is nobody’s business here: only ready-made mappings, or what was sent.
            var means = own is [var file] ? UploadedMapping.Read(file) : MappingFile.Find(mapping ?? "", filesToo: false);
            var request = new ImportRequest(means, files, day, preview, skipBadRows, intoSample)
            {
                Limits = limits,
                Same = [.. confirmed.OfType<ConfirmedMatch>()],
                Limit = context.User.LimitOf(),
            };
            var report = (await RegisterImport.RunAsync(
                node, context.User.ActorOf("import"), request, clock, null, context.RequestAborted)).Told(context);
            return preview || report.Recorded ? Results.Json(report, ImportJson.Options) : Refused(report);
        }
        catch (MappingException fault)
        {
            return Problems.BadParameter("mapping", fault.Message);
        }
        catch (SampleLedgerException fault)
        {
            return Problems.Of(
                StatusCodes.Status409Conflict, "ledger-is-no-sample",
                $"{fault.Message} Start the program on another data folder or database, or say intoSample=true if you only try things out.", []);
        }
        catch (ImportBusyException fault)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "imports-run-alone", fault.Message, []);
        }
        catch (ImportStoppedException fault)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "import-goes-through", fault.Message, []);
        }
    }
}

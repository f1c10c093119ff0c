using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Access;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Import;

/// <summary>Imports over HTTP: files as a multipart form, the answer is the report.</summary>
public static class ImportEndpoints
{
    /// <summary>Bytes of all the files of one request.</summary>
    public const long Largest = 256L * 1024 * 1024;

    private static readonly FormOptions Form = new()
    {
        MultipartBodyLengthLimit = Largest,
        ValueCountLimit = 16,
        ValueLengthLimit = 4096,
    };

    /// <summary>Adds them under the group for <c>/api</c>.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Import").RequireAuthorization(Policies.Record);
        imports.MapPost("", ImportAsync)
            .WithSummary("Takes in copies of a register: each is compared with what is on record, and the differences are recorded. With preview=true it says row by row what would be. A ledger marked a sample takes none, unless intoSample=true.")
            .Accepts<IFormFileCollection>("multipart/form-data")
            .Produces<ImportReport>()
            .Produces<ImportReport>(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        imports.MapGet("/mappings", () => MappingFile.BuiltIn).WithSummary("The ready-made mappings.");
    }

    private static async Task<IResult> ImportAsync(
        HttpContext context,
        PortfolioNode node,
        TimeProvider clock,
        string? mapping,
        string? positionAt,
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

        var (files, problem) = await FilesAsync(context);
        if (files is null)
        {
            return problem!;
        }

        if (day is not null && files.Count > 1)
        {
            return Problems.BadParameter("positionAt", "positionAt says the day of one file; send files one at a time with it.");
        }

        try
        {
            // A file on the server is nobody’s business here: only ready-made mappings.
            var request = new ImportRequest(MappingFile.Find(mapping ?? "", filesToo: false), files, day, preview, skipBadRows, intoSample);
            var report = await RegisterImport.RunAsync(
                node, context.User.ActorOf("import"), request, clock, null, context.RequestAborted);
            return Results.Json(
                report, ImportJson.Options,
                statusCode: preview || report.Recorded ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
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
        catch (ImportStoppedException fault)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "import-goes-through", fault.Message, []);
        }
    }

    private static async Task<(IReadOnlyList<RegisterFile>? Files, IResult? Problem)> FilesAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return (null, Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "body-is-a-form",
                "Send the files as multipart/form-data, for example with curl -F file=@register.csv.", []));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Largest;
        }

        try
        {
            var form = await new FormFeature(context.Request, Form).ReadFormAsync(context.RequestAborted);
            if (form.Files.Count == 0)
            {
                return (null, Problems.Of(StatusCodes.Status400BadRequest, "files-are-sent", "No file was sent.", []));
            }

            return form.Files.Any(f => f.FileName.Length is 0 or > 200 || f.FileName.Any(char.IsControl))
                ? (null, Problems.Of(StatusCodes.Status400BadRequest, "files-are-named", "Each file has a name of 1 to 200 characters.", []))
                : ([.. form.Files.Select(f => new RegisterFile(Path.GetFileName(f.FileName), f.OpenReadStream))], null);
        }
        catch (InvalidDataException fault)
        {
            return (null, Problems.Of(
                StatusCodes.Status400BadRequest, "body-is-a-form", $"The form cannot be read (all files together have at most {Largest / 1024 / 1024} MB): {fault.Message}", []));
        }
    }
}

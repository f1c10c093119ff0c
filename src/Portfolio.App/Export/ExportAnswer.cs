using Portfolio.App.Audit.Accesses;
using Portfolio.App.Web;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Export;

/// <summary>Answers with a file to be kept, whose name says of which day it is and as known at which position.</summary>
internal static class ExportAnswer
{
    public static IResult Csv(HttpContext context, string name, Knowledge knowledge, ExportTable table) =>
        Of(context, $"{NameOf(name, knowledge)}.csv", "text/csv; charset=utf-8", to => CsvExport.Write(to, table, context.RequestAborted));

    public static IResult Xlsx(HttpContext context, string name, Knowledge knowledge, IReadOnlyList<ExportTable> tables) =>
        Of(context, $"{NameOf(name, knowledge)}.xlsx", XlsxExport.ContentType, to => XlsxExport.Write(to, tables, context.RequestAborted));

    public static string NameOf(string name, Knowledge knowledge) => $"{name}-{knowledge.AsOf:yyyy-MM-dd}-at-{knowledge.KnownAt}";

    private static IResult Of(HttpContext context, string name, string contentType, Func<Stream, long> write)
    {
        try
        {
            var (file, rows) = ExportFile.Make(write);
            context.NoteRows(rows);
            return Results.File(file, contentType, name);
        }
        catch (ExportTooLargeException fault)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "export-fits-its-format", fault.Message, []);
        }
    }
}

using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Import.Reading;
using Portfolio.App.Web;

namespace Portfolio.App.Import;

/// <summary>The files of a multipart form, kept on disk while the request lasts.</summary>
internal static class UploadedFiles
{
    /// <summary>What a form holds beside its files.</summary>
    private const int FormBytes = 64 * 1024;

    public static async Task<(IReadOnlyList<RegisterFile>? Files, IResult? Problem)> ReadAsync(HttpContext context, ImportLimits limits)
    {
        if (!context.Request.HasFormContentType)
        {
            return (null, Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "body-is-a-form",
                "Send the files as multipart/form-data, for example with curl -F file=@register.csv.", []));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = limits.FileBytes + FormBytes;
        }

        try
        {
            var form = await new FormFeature(context.Request, Form(limits)).ReadFormAsync(context.RequestAborted);
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
                StatusCodes.Status400BadRequest, "body-is-a-form", $"The form cannot be read (all files together have at most {limits.FileBytes:N0} bytes; {ImportLimits.Setting(nameof(limits.FileBytes))} says how many): {fault.Message}", []));
        }
    }

    private static FormOptions Form(ImportLimits limits) => new()
    {
        MultipartBodyLengthLimit = limits.FileBytes,
        ValueCountLimit = 16,
        ValueLengthLimit = 4096,
    };
}

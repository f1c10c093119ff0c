using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Import.Reading;
using Portfolio.App.Web;

namespace Portfolio.App.Import;

/// <summary>The files of a multipart form, kept on disk while the request lasts.</summary>
internal static class UploadedFiles
{
    /// <summary>What a form holds beside its files.</summary>
    private const int FormBytes = 64 * 1024;

    /// <summary>The files, or the answer that says what is wrong.</summary>
    public static async Task<(IReadOnlyList<RegisterFile>? Files, IResult? Problem)> ReadAsync(HttpContext context, ImportLimits limits)
    {
        if (!context.Request.HasFormContentType)
        {
            return (null, Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, "body-is-a-form",
                "Send the files as multipart/form-data, for example with curl -F file=@register.csv.", []));
        }

        if (context.Request.ContentLength > limits.FileBytes + FormBytes)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "body-is-a-form", TooLarge(limits), []));
        }

        var (form, files, fault) = await ReadFormAsync(context, limits);
        return fault is not null ? (null, Problems.Of(fault.Status, "body-is-a-form", fault.Sentence, []))
            : form!.Files.Count == 0 ? (null, Problems.Of(StatusCodes.Status400BadRequest, "files-are-sent", "No file was sent.", []))
            : (files, null);
    }

    /// <summary>The form with its files, or what is wrong with it.</summary>
    public static async Task<(IFormCollection? Form, IReadOnlyList<RegisterFile> Files, UnreadForm? Fault)> ReadFormAsync(
        HttpContext context, ImportLimits limits)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = limits.FileBytes + FormBytes;
        }

        var (form, fault) = await SentForm.ReadAsync(context, Form(limits));
        if (form is null)
        {
            return (null, [], fault! with { Sentence = $"{TooLarge(limits)} {fault.Sentence}" });
        }

        return form.Files.Any(f => f.FileName.Length > 200 || f.FileName.Any(char.IsControl))
            ? (form, [], new(StatusCodes.Status400BadRequest, "Each file has a name of 1 to 200 characters."))
            : (form, [.. form.Files.Where(f => f.FileName.Length > 0).Select(f => new RegisterFile(Path.GetFileName(f.FileName), f.OpenReadStream))], null);
    }

    private static string TooLarge(ImportLimits limits) =>
        $"The form cannot be read. All files together have at most {limits.FileBytes:N0} bytes ({ImportLimits.Setting(nameof(limits.FileBytes))} says how many).";

    private static FormOptions Form(ImportLimits limits) => new()
    {
        MultipartBodyLengthLimit = limits.FileBytes,
        ValueCountLimit = 16,
        ValueLengthLimit = 4096,
    };
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Portfolio.App.Web;

/// <summary>Why a form could not be read.</summary>
/// <param name="Status">Of HTTP.</param>
internal sealed record UnreadForm(int Status, string Sentence);

/// <summary>The form that a request carries.</summary>
internal static class SentForm
{
    /// <summary>What a form may hold unless the endpoint says otherwise: as many values as the longest list on a page has.</summary>
    public static FormOptions Usual => new() { ValueCountLimit = 16 * 1024 };

    /// <summary>What an IOException says that comes from no disk: a full one is nothing that the sender can mend.</summary>
    private const int BrokenOff = unchecked((int)0x80131620);

    /// <summary>The form, or why there is none. Whoever asks the request for its form afterwards gets this one.</summary>
    public static async Task<(IFormCollection? Form, UnreadForm? Fault)> ReadAsync(HttpContext context, FormOptions limits)
    {
        if (!context.Request.HasFormContentType)
        {
            return (null, new(StatusCodes.Status415UnsupportedMediaType, "What was sent is no form."));
        }

        try
        {
            var feature = new FormFeature(context.Request, limits);
            var form = await feature.ReadFormAsync(context.RequestAborted);
            context.Features.Set<IFormFeature>(feature);
            return (form, null);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Limits.Body;
            return (null, new(large.StatusCode, string.Create(CultureInfo.InvariantCulture, $"The form is too large: at most {most:N0} bytes are taken here.")));
        }
        // A form that breaks off in the midst is an IOException, as is whatever the server itself finds wrong with a body.
        catch (Exception fault) when (fault is InvalidDataException or IOException { HResult: BrokenOff })
        {
            return (null, new(StatusCodes.Status400BadRequest, $"The form cannot be read: {fault.Message.TrimEnd('.')}."));
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portfolio.App.WebHooks;

/// <summary>
/// Signs deliveries as the Standard Webhooks specification has it (standardwebhooks.com), so that receivers can use its
/// libraries: HMAC-SHA-256 over id, time stamp and body.
/// </summary>
public static class WebHookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>A secret that nobody can guess, 32 bytes.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(32);

    /// <summary>As it is shown, once.</summary>
    public static string Shown(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>
    /// The value of <c>webhook-signature</c>: a signature for each secret, separated by a space. A receiver takes what one of
    /// them verifies.
    /// </summary>
    /// <param name="timestamp">Seconds since 1970, as in <c>webhook-timestamp</c>.</param>
    public static string Of(IReadOnlyList<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var signatures = new string[secrets.Count];
        for (var i = 0; i < signatures.Length; i++)
        {
            signatures[i] = Of(secrets[i], id, timestamp, body);
        }

        return string.Join(' ', signatures);
    }

    /// <summary>One signature.</summary>
    /// <param name="timestamp">Seconds since 1970, as in <c>webhook-timestamp</c>.</param>
    public static string Of(byte[] secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}";
    }
}

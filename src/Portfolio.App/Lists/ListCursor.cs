using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portfolio.App.Lists;

/// <summary>
/// Where a page ends. It carries what was known when the list was begun, so that what is recorded meanwhile neither shifts the
/// pages nor slips in between.
/// </summary>
/// <param name="Position">The list is as known at it.</param>
/// <param name="Asked">Which filters and sort it belongs to.</param>
/// <param name="Key">Of the last entry on the page.</param>
/// <param name="Value">What that is sorted by: the next page begins behind it, whether or not it is still there.</param>
internal sealed record ListCursor(long Position, DateOnly AsOf, string Asked, string Key, SortValue Value)
{
    /// <summary>A mark of filters and sort: the same for the same.</summary>
    public static string MarkOf(IEnumerable<KeyValuePair<string, string>> asked)
    {
        var all = string.Join('\n', asked.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12];
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Position}\n{AsOf:yyyy-MM-dd}\n{Asked}\n{Key}\n{Value}")));

    /// <summary>What a caller gave back; null if no list gave it.</summary>
    public static ListCursor? Read(string given)
    {
        if (given.Length > 2000 || !Base64Url.IsValid(given))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(given)).Split('\n', 5) is [var position, var day, var asked, var key, var value]
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            && SortValue.Read(value) is { } sorted
                ? new(at, asOf, asked, key, sorted)
                : null;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>What of the record a watchlist speaks of: as it was known at a position, of a day.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AlertPoint(long Position, DateOnly Day)
{
    /// <summary>As receivers are told it: <c>12345@2026-11-27</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}@{Day:yyyy-MM-dd}");
}

using System.Globalization;
using Portfolio.Domain.Accounts;

namespace Portfolio.App.Simulate.Cast;

/// <summary>The customers that programmes are for. Invented.</summary>
internal static class Customers
{
    private static readonly string[] Names =
    [
        "Albion Water", "Ashdown Retail", "Beacon Housing", "Bexley Foods", "Brightside Energy", "Calder Steel",
        "Carrick Bank", "Castlegate Insurance", "Cotswold Dairies", "Dunmore Rail", "Eastmoor Hospitals", "Fenland Farms",
        "Firth Shipping", "Greyfriars Schools", "Harbour Telecom", "Heathfield Pensions", "Kestrel Airways",
        "Kingsbridge Council", "Lomond Hotels", "Marlow Media", "Mersey Ports", "Northgate Buildings", "Orchard Care",
        "Peakdale Quarries", "Pentland Paper", "Quayside Leisure", "Ravensworth Motors", "Severn Logistics",
        "Silverdale Pharma", "Solent Marine", "Tamar Textiles", "Thornbury Tools", "Tweed Outfitters", "Vale Universities",
        "Wharfe Chemicals", "Wyvern Aerospace",
    ];

    private static readonly string[] Segments = ["Enterprise", "Mid-market", "Public sector"];

    public static IReadOnlyList<OpenAccount> Of(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var name = Names[i % Names.Length];
            var round = 1 + (i / Names.Length);
            var code = name.Replace(' ', '-').ToUpperInvariant();
            return round == 1
                ? new OpenAccount(code, name, Segments[i % Segments.Length])
                : new OpenAccount(
                    string.Create(CultureInfo.InvariantCulture, $"{code}-{round}"),
                    string.Create(CultureInfo.InvariantCulture, $"{name} ({round})"),
                    Segments[i % Segments.Length]);
        }),
    ];
}

using System.Text;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import;

/// <summary>A made-up register with a mapping of its own, so that each trap can be set alone.</summary>
internal static class SmallRegister
{
    public const string Header = "Id,Title,Department,Finish,Budget (£m),Rating,Owner";

    public static readonly DateOnly First = new(2024, 3, 31);
    public static readonly DateOnly Second = new(2025, 3, 31);
    public static readonly DateOnly Third = new(2026, 3, 31);

    public const string Yaml =
        """
        name: small
        register: SMALL
        cadence: Yearly
        snapshots:
          - { file: small-2024, positionAt: 2024-03-31 }
          - { file: small-2025, positionAt: 2025-03-31 }
          - { file: small-2026, positionAt: 2026-03-31 }
        blank: [n/a]
        unknown: [withheld]
        id: { headers: [id, programme id] }
        formerIdPrefixes: { NEW_: OLD_ }
        title: { headers: [title, programme title] }
        department: { headers: [department] }
        start: { headers: [start], formats: [yyyy-MM-dd] }
        finish: { headers: [finish, planned finish], formats: [yyyy-MM-dd, d/M/yyyy, d/M/yy], range: [Mid, High, Low] }
        budget: { headers: [budget], currency: GBP, unit: 1000000, basisInHeader: 'in (?<basis>\d{4}) prices', basis: nominal }
        status:
          headers: [rating]
          scales:
            - { until: 2024-12-31, scale: RAG5@1 }
            - { scale: RAG3@1, values: { on track: Green } }
          narrative: { headers: [commentary] }
        owner: { headers: [owner] }
        """;

    public static Mapping Mapping { get; } = MappingFile.Parse(Yaml, "small");

    /// <summary>A mapping that differs in one line.</summary>
    public static Mapping MappingWith(string line, string instead) =>
        MappingFile.Parse(Yaml.Contains(line, StringComparison.Ordinal)
            ? Yaml.Replace(line, instead, StringComparison.Ordinal)
            : throw new ArgumentException($"The mapping has no “{line}”.", nameof(line)), "small");

    /// <summary>A copy for a year, with the usual header above the rows.</summary>
    public static RegisterFile Copy(int year, params string[] rows) =>
        Text($"small-{year}.csv", string.Join("\r\n", [Header, .. rows]) + "\r\n");

    public static RegisterFile Text(string name, string content, Encoding? encoding = null) =>
        Bytes(name, (encoding ?? new UTF8Encoding(false)).GetBytes(content));

    public static RegisterFile Bytes(string name, byte[] content) => new(name, () => new MemoryStream(content));
}

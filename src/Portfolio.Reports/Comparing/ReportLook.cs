using System.Security.Cryptography;
using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// What is held against another of a report: each figure with what stands behind it, and what some rows say. What stands
/// behind is held by its SHA-256, for there are many looks, and behind each figure may be thousands of events.
/// </summary>
internal sealed class ReportLook : ILook<ReportLook>
{
    private readonly (FigureSide Side, string? Behind)[] _figures;
    private readonly long[] _rows;

    private ReportLook((FigureSide Side, string? Behind)[] figures, long[] rows) => (_figures, _rows) = (figures, rows);

    public static ReportLook Of(Report report, SoughtRows rows) =>
        new([.. report.Figures.Select(f => (FigureSide.Of(f), HashOf(f.Evidence)))], rows.SaidIn(report));

    /// <summary>
    /// For each figure whether it is another, or counted by other events; then for each row whether it is there in one of the two
    /// alone, or says something else.
    /// </summary>
    public bool[] Differs(ReportLook other)
    {
        var differs = new bool[_figures.Length + _rows.Length];
        for (var i = 0; i < _figures.Length; i++)
        {
            differs[i] = _figures[i] != other._figures[i];
        }

        for (var i = 0; i < _rows.Length; i++)
        {
            differs[_figures.Length + i] = _rows[i] != other._rows[i];
        }

        return differs;
    }

    private static string? HashOf(ValueList<Evidence>? behind)
    {
        if (behind is null)
        {
            return null;
        }

        using var told = new MemoryStream();
        using var writer = new BinaryWriter(told);
        foreach (var source in behind.Span)
        {
            writer.Write(source.Kind);
            writer.Write(source.Code);
            writer.Write(source.Positions.Count);
            foreach (var position in source.Positions.Span)
            {
                writer.Write(position);
            }
        }

        writer.Flush();
        return Convert.ToHexString(SHA256.HashData(told.GetBuffer().AsSpan(0, (int)told.Length)));
    }
}

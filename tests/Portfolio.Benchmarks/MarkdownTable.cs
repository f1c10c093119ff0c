using System.Globalization;

namespace Portfolio.Benchmarks;

/// <summary>A table in Markdown, for the console and for pasting.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    public MarkdownTable Row(params object?[] cells)
    {
        _rows.Add([.. cells.Select(Text)]);
        return this;
    }

    public void Print(TextWriter to)
    {
        string[][] all = [heads, .. _rows];
        int[] widths = [.. heads.Select((_, i) => all.Max(row => row[i].Length))];
        to.WriteLine();
        to.WriteLine(Line(heads, widths));
        to.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        _rows.ForEach(row => to.WriteLine(Line(row, widths)));
        to.WriteLine();
    }

    private static string Line(string[] row, int[] widths) =>
        $"| {string.Join(" | ", row.Select((cell, i) => cell.PadRight(widths[i])))} |";

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double d => d switch
        {
            >= 100 => d.ToString("#,0", CultureInfo.InvariantCulture),
            >= 10 => d.ToString("0.0", CultureInfo.InvariantCulture),
            _ => d.ToString("0.00", CultureInfo.InvariantCulture),
        },
        IFormattable f => f.ToString("#,0", CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };
}

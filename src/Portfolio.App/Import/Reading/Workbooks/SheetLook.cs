using System.Globalization;
using System.Xml;

namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>Looks through the XML of a sheet: that its rows come in order and are not too many, and which cells hold no value although they are not empty.</summary>
internal sealed class SheetLook(string file, ImportLimits limits)
{
    private const int MostMerged = 100_000;
    private const int MostColumnWidths = 20_000;

    private int _row;
    private int _column;
    private int _merged;
    private int _widths;
    private readonly char[] _number = new char[12];

    /// <summary>The last of the shared texts that a cell names, from 0; −1 for none.</summary>
    public int LastText { get; private set; } = -1;

    /// <summary>Bytes between two pieces of a sheet's XML: a cell at its longest, each character written as a reference.</summary>
    public static long BytesOfCell(ImportLimits limits) => (8L * limits.CellCharacters) + (64 << 10);

    public static UnreadableFileException TooLong(string file, ImportLimits limits) => new(
        file, $"a cell is longer than {limits.CellCharacters:N0} characters, the most that are taken ({ImportLimits.Setting(nameof(limits.CellCharacters))} says how many).");

    /// <param name="piece">Told of each piece of XML as it is done.</param>
    /// <param name="most">How many faults there may be.</param>
    public void Through(XmlReader xml, Action piece, Dictionary<(int Row, int Column), string> faults, int most)
    {
        while (xml.Read())
        {
            piece();
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                Row(xml.GetAttribute("r"));
            }
            else if (xml.LocalName == "c")
            {
                Column(xml.GetAttribute("r"));
                if (!xml.IsEmptyElement && FaultOf(xml, piece) is { } fault)
                {
                    faults[(_row - 1, _column - 1)] = fault;
                }

                if (faults.Count > most)
                {
                    throw new UnreadableFileException(
                        file, $"more than {most:N0} of its cells hold errors or formulas that were never computed: open it in a spreadsheet program, mend and save it, and import that.");
                }
            }
            else if ((xml.LocalName == "mergeCell" && ++_merged > MostMerged) || (xml.LocalName == "col" && ++_widths > MostColumnWidths))
            {
                throw new UnreadableFileException(
                    file, $"a sheet has more than {MostMerged:N0} merged cells or {MostColumnWidths:N0} column widths, the most that are taken.");
            }
        }
    }

    private void Text(XmlReader xml)
    {
        var read = xml.ReadValueChunk(_number, 0, _number.Length);
        LastText = int.TryParse(_number.AsSpan(0, read), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var text)
            ? Math.Max(LastText, text)
            : throw new XmlException("A cell names a text by something else than its number.");
    }

    private void Row(string? number)
    {
        var row = number is null ? _row + 1 : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        if (row <= _row)
        {
            throw new XmlException($"Row {number} stands behind row {_row}.");
        }

        (_row, _column) = (row, 0);
        if (row > limits.Rows)
        {
            throw new UnreadableFileException(
                file, $"a sheet has a row {row:N0}; at most {limits.Rows:N0} rows are taken ({ImportLimits.Setting(nameof(limits.Rows))} says how many).");
        }
    }

    // A1, AB12: the letters count in twenty-sixes.
    private void Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        _column = column > 0 ? column : _column + 1;
        if (_column > limits.Columns)
        {
            throw new UnreadableFileException(
                file, $"a sheet has a cell {reference}; at most {limits.Columns:N0} columns are taken ({ImportLimits.Setting(nameof(limits.Columns))} says how many).");
        }
    }

    // The text of a formula that gives an empty text is a value too; a number is not empty.
    private string? FaultOf(XmlReader xml, Action piece)
    {
        var (type, depth, formula, value, inValue) = (xml.GetAttribute("t"), xml.Depth, false, false, false);
        var error = "";
        while (xml.Read() && xml.Depth > depth)
        {
            piece();
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                formula |= xml.LocalName == "f";
                inValue = xml.LocalName is "v" or "is";
                value |= inValue && type is ("str" or "inlineStr");
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                value |= inValue;
                if (inValue && type == "s")
                {
                    Text(xml);
                }

                error = inValue && type == "e" ? xml.Value.Trim() : error;
            }
        }

        return type == "e" ? CellFault.Named(error) : formula && !value ? CellFault.NotComputed : null;
    }
}

using System.Globalization;
using System.Xml;

namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>Looks through the XML of a sheet: that its rows come in order and are not too many, and which cells hold no value although they are not empty.</summary>
internal sealed class SheetLook(string file, ImportLimits limits)
{
    private int _row;
    private int _column;

    public void Through(XmlReader xml, Dictionary<(int Row, int Column), string> faults, int most)
    {
        while (xml.Read())
        {
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
                if (!xml.IsEmptyElement && FaultOf(xml) is { } fault)
                {
                    faults[(_row - 1, _column - 1)] = fault;
                }

                if (faults.Count > most)
                {
                    throw new UnreadableFileException(
                        file, $"more than {most:N0} of its cells hold errors or formulas that were never computed: open it in a spreadsheet program, mend and save it, and import that.");
                }
            }
        }
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
    private static string? FaultOf(XmlReader xml)
    {
        var (type, depth, formula, value, inValue) = (xml.GetAttribute("t"), xml.Depth, false, false, false);
        var error = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                formula |= xml.LocalName == "f";
                inValue = xml.LocalName is "v" or "is";
                value |= inValue && type is ("str" or "inlineStr");
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                value |= inValue;
                error = inValue && type == "e" ? xml.Value.Trim() : error;
            }
        }

        return type == "e" ? CellFault.Named(error) : formula && !value ? CellFault.NotComputed : null;
    }
}

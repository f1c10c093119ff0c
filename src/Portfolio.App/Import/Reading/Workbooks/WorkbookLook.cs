using System.IO.Compression;
using System.Xml;

namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>
/// The first look at a workbook: every part is unpacked once and counted, so that nothing later unpacks more than the
/// limits allow, whatever the archive says of itself. Sheets are looked through for errors and for formulas without a
/// value, which a reader of values does not tell from empty cells.
/// </summary>
internal sealed class WorkbookLook(string file, ImportLimits limits)
{
    private const int MostParts = 10_000;
    private const int MostFaults = 500_000;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true, IgnoreComments = true };

    private readonly Dictionary<string, Dictionary<(int Row, int Column), string>> _faults = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Id, bool Hidden)> _sheets = [];
    private DateSystem _dates;
    private long _unpacked;

    /// <exception cref="UnreadableFileException">It is no workbook, is damaged, or holds more than is taken.</exception>
    public static WorkbookOutline Of(RegisterFile file, ImportLimits limits)
    {
        var look = new WorkbookLook(file.Name, limits);
        try
        {
            using var stream = file.Open();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return look.Through(archive);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or FormatException)
        {
            throw new UnreadableFileException(file.Name, "the workbook is cut off or damaged: open it in a spreadsheet program, save it again and import that.", fault);
        }
    }

    private WorkbookOutline Through(ZipArchive archive)
    {
        if (archive.Entries.Count > MostParts)
        {
            throw new UnreadableFileException(file, $"it is an archive of {archive.Entries.Count:N0} parts; a workbook has at most {MostParts:N0}.");
        }

        if (archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new UnreadableFileException(file, archive.GetEntry("xl/workbook.bin") is not null
                ? "it is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx) and import that."
                : archive.GetEntry("content.xml") is not null
                    ? "it is an OpenDocument file (.ods): save it as an Excel workbook (.xlsx) or as CSV and import that."
                    : "it is an archive, but not of a workbook: give the spreadsheet itself, as .xlsx or CSV.");
        }

        foreach (var part in archive.Entries)
        {
            using var unpacked = new CappedStream(part.Open(), Counter(part.FullName));
            Look(part.FullName, unpacked);
            unpacked.CopyTo(Stream.Null);
        }

        return new(_dates, [.. _sheets.Where(s => _targets.ContainsKey(s.Id)).Select(Outline)]);
    }

    private SheetOutline Outline((string Name, string Id, bool Hidden) sheet)
    {
        var target = _targets[sheet.Id];
        var part = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return new SheetOutline(sheet.Name, part, sheet.Hidden)
        {
            Faults = _faults.GetValueOrDefault(part, []),
        };
    }

    private Action<int> Counter(string part)
    {
        var texts = part.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
        var ofPart = 0L;
        return read =>
        {
            (_unpacked, ofPart) = (_unpacked + read, ofPart + read);
            if (_unpacked > limits.UnpackedBytes)
            {
                throw TooMuch("unpacked it", limits.UnpackedBytes, nameof(limits.UnpackedBytes));
            }

            if (texts && ofPart > limits.SharedTextBytes)
            {
                throw TooMuch("its texts", limits.SharedTextBytes, nameof(limits.SharedTextBytes));
            }
        };
    }

    private UnreadableFileException TooMuch(string what, long most, string setting) => new(
        file, $"{what} would have more than {most:N0} bytes, the most that are taken ({ImportLimits.Setting(setting)} says how many); save the table as CSV if it is meant.");

    private void Look(string part, Stream unpacked)
    {
        if (part.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase))
        {
            Each(unpacked, Workbook);
        }
        else if (part.Equals("xl/_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase))
        {
            Each(unpacked, xml =>
            {
                if (xml is { LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                {
                    _targets[id] = target;
                }
            });
        }
        else if (part.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            var found = _faults[part] = [];
            using var xml = XmlReader.Create(unpacked, Xml);
            new SheetLook(file, limits).Through(xml, found, MostFaults);
        }
    }

    private void Workbook(XmlReader xml)
    {
        if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
        {
            _dates = DateSystem.From1904;
        }
        else if (xml.LocalName == "sheet" && xml.GetAttribute("name") is { } name)
        {
            var id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "";
            _sheets.Add((name, id, xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }
    }

    private static void Each(Stream stream, Action<XmlReader> element)
    {
        using var xml = XmlReader.Create(stream, Xml);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                element(xml);
            }
        }
    }
}

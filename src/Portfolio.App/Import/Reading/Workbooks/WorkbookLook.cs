using System.IO.Compression;
using System.Xml;

namespace Portfolio.App.Import.Reading.Workbooks;

/// <summary>
/// The first look at a workbook: every part is unpacked once and counted, so that nothing later unpacks more than the
/// limits allow, whatever the archive says of itself. Sheets are looked through for errors and for formulas without a
/// value, which a reader of values does not tell from empty cells. What a part is, is told by its own first element and not
/// by its name: the reader of values goes by what other parts say of it.
/// </summary>
internal sealed class WorkbookLook(string file, ImportLimits limits)
{
    private const int MostParts = 10_000;
    private const int MostFaults = 500_000;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true, IgnoreComments = true };

    private readonly Dictionary<string, Dictionary<(int Row, int Column), string>> _faults = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Id, bool Hidden)> _sheets = [];
    private DateSystem _dates;
    private long _unpacked;
    private int _lastText = -1;
    private int _texts;

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

        if (archive.Entries.DistinctBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).Count() < archive.Entries.Count)
        {
            throw new InvalidDataException("Two parts have one name.");
        }

        if (archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new UnreadableFileException(file, archive.GetEntry("xl/workbook.bin") is not null
                ? "it is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx) and import that."
                : archive.GetEntry("content.xml") is not null
                    ? "it is an OpenDocument file (.ods): save it as an Excel workbook (.xlsx) or as CSV and import that."
                    : "it is an archive, but not of a workbook: give the spreadsheet itself, as .xlsx or CSV.");
        }

        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in archive.Entries)
        {
            using var unpacked = new CappedStream(part.Open(), Count);
            Look(part.FullName, unpacked, targets);
            unpacked.CopyTo(Stream.Null);
        }

        if (_lastText >= _texts)
        {
            throw new InvalidDataException("A cell names a text that is not there.");
        }

        return new(_dates, [.. _sheets.Where(s => targets.ContainsKey(s.Id)).Select(s => Outline(s, targets[s.Id]))]);
    }

    private SheetOutline Outline((string Name, string Id, bool Hidden) sheet, string target)
    {
        var part = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return _faults.TryGetValue(part, out var faults)
            ? new SheetOutline(sheet.Name, part, sheet.Hidden) { Faults = faults }
            : throw new UnreadableFileException(
                file, $"its sheet “{Domain.Words.Shown(sheet.Name)}” holds no table of cells: open it in a spreadsheet program, save it again and import that.");
    }

    private void Count(int read)
    {
        if ((_unpacked += read) > limits.UnpackedBytes)
        {
            throw TooMuch("unpacked it", limits.UnpackedBytes, nameof(limits.UnpackedBytes));
        }
    }

    private UnreadableFileException TooMuch(string what, long most, string setting) => new(
        file, $"{what} would have more than {most:N0} bytes, the most that are taken ({ImportLimits.Setting(setting)} says how many); save the table as CSV if it is meant.");

    private void Look(string part, CappedStream unpacked, Dictionary<string, string> targets)
    {
        if (!part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        // Until it is known what it is: as much as one cell may have. So no name or text fills the memory.
        unpacked.AtMost(SheetLook.BytesOfCell(limits), () => throw SheetLook.TooLong(file, limits));
        using var xml = XmlReader.Create(unpacked, Xml);
        switch (xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : "")
        {
            case "worksheet":
                var sheet = new SheetLook(file, limits);
                sheet.Through(xml, unpacked.Again, _faults[part] = [], MostFaults);
                _lastText = Math.Max(_lastText, sheet.LastText);
                break;
            case "sst" or "styleSheet" or "workbook" or "Relationships":
                // These are held in memory.
                unpacked.AtMost(limits.SharedTextBytes, () => throw TooMuch("its texts", limits.SharedTextBytes, nameof(limits.SharedTextBytes)));
                Each(xml, part, targets);
                break;
            default:
                unpacked.AtMost(long.MaxValue, () => { });
                break;
        }
    }

    private void Each(XmlReader xml, string part, Dictionary<string, string> targets)
    {
        var (workbook, relations) = (
            part.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase),
            part.Equals("xl/_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase));
        do
        {
            _texts += xml is { NodeType: XmlNodeType.Element, LocalName: "si" } ? 1 : 0;
            if (xml.NodeType == XmlNodeType.Element && workbook)
            {
                Workbook(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Target") is { } target)
            {
                Relation(xml.GetAttribute("Type") ?? "", xml.GetAttribute("Id"), target, relations ? targets : null);
            }
        }
        while (xml.Read());
    }

    private void Relation(string type, string? id, string target, Dictionary<string, string>? targets)
    {
        if (type.EndsWith("/worksheet", StringComparison.Ordinal) && !target.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableFileException(file, "it has a binary sheet: save it as an Excel workbook (.xlsx) and import that.");
        }

        if (type.EndsWith("/officeDocument", StringComparison.Ordinal) && target.TrimStart('/') != "xl/workbook.xml")
        {
            throw new UnreadableFileException(file, "it is not laid out as a workbook: open it in a spreadsheet program, save it again and import that.");
        }

        // A sheet of charts is none of cells, and does not count.
        if (targets is not null && id is not null && type.EndsWith("/worksheet", StringComparison.Ordinal))
        {
            targets[id] = target;
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
}

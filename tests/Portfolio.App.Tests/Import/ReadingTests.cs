using System.Text;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import;

public sealed class ReadingTests
{
    private const string Two = "Id,Title,Department\nA-1,Café “Zürich”,MKT\nA-2,Plain,MKT\n";

    [Theory]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-8", true, "UTF-8 with a byte-order mark")]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("windows-1252", false, "Windows-1252")]
    public void The_encoding_is_found_from_the_bytes(string encoding, bool mark, string found)
    {
        var of = encoding == "windows-1252"
            ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            : Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? of.GetPreamble() : [], .. of.GetBytes(Two)];

        var reader = Open(SmallRegister.Bytes("a.csv", bytes));

        reader.Facts.EncodingName.ShouldBe(found);
        Titles(reader).ShouldBe(["Café “Zürich”", "Plain"]);
    }

    [Fact]
    public void A_byte_that_means_nothing_is_shown_as_such_and_counted()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("Id,Title\nA-1,Quantum"), 0x9D, .. Encoding.ASCII.GetBytes(" prison"), 0xE9, (byte)'\n'];

        var reader = Open(SmallRegister.Bytes("a.csv", bytes));

        Titles(reader).ShouldBe(["Quantum\uFFFD prisoné"]);
        reader.Replaced.ShouldBe(1);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_found_whatever_stands_inside_quotes(char delimiter)
    {
        var text = $"Id{delimiter}Title{delimiter}Department\r\nA-1{delimiter}\"One, two; three | four\"{delimiter}MKT\r\n";

        var reader = Open(SmallRegister.Text("a.csv", text));

        reader.Delimiter.ShouldBe(delimiter);
        Titles(reader).ShouldBe(["One, two; three | four"]);
    }

    [Fact]
    public void Cells_may_hold_line_breaks_of_any_kind_and_doubled_quotes()
    {
        var reader = Open(SmallRegister.Text("a.csv", "Id,Title,Rating\r\nA-1,\"One\r\ntwo\rthree\n\"\"four\"\"\",Green\r\nA-2,Five,Red"));

        Titles(reader).ShouldBe(["One\r\ntwo\rthree\n\"four\"", "Five"]);
        reader.Rows().Select(r => r.Number).ShouldBe([2, 3]);
    }

    [Fact]
    public void A_file_with_a_programme_per_column_is_turned_round_and_its_blank_columns_are_left_out()
    {
        const string text = "Title,First,\"Second,\nbig\",,\nDepartment,MKT,OPS,,\nFinish,2027-01-01,2028-01-01,,\nNotes: figures are provisional,,,,\n";

        var reader = Open(SmallRegister.Text("a.csv", text));

        reader.Transposed.ShouldBeTrue();
        Titles(reader).ShouldBe(["First", "Second,\nbig"]);
        reader.Rows().Select(r => (r.Number, r[RegisterField.Department])).ShouldBe([(2, "MKT"), (3, "OPS")]);
    }

    [Fact]
    public void Headers_are_matched_by_how_they_begin_in_whole_words()
    {
        const string text = "Programme  ID,\"PROGRAMME TITLE\n(as published)\",Departmental commentary,Department / body,Planned-finish (latest approved)\nA-1,One,words,MKT,2027-01-01\n";

        var reader = Open(SmallRegister.Text("a.csv", text));

        var row = reader.Rows().Single();
        row[RegisterField.Id].ShouldBe("A-1");
        row[RegisterField.Title].ShouldBe("One");
        row[RegisterField.Department].ShouldBe("MKT");
        row[RegisterField.Finish].ShouldBe("2027-01-01");
    }

    [Fact]
    public void Titles_and_notes_may_stand_above_the_header()
    {
        var reader = Open(SmallRegister.Text("a.csv", "Register of programmes,,\n,,\nId,Title,Department\nA-1,One,MKT\n"));

        reader.Rows().Select(r => (r.Number, r[RegisterField.Title])).ShouldBe([(4, "One")]);
    }

    [Fact]
    public void Short_records_and_blank_lines_do_no_harm()
    {
        var reader = Open(SmallRegister.Text("a.csv", "Id,Title,Department\nA-1,One\n\n,,\nA-2,Two,MKT,surplus\n"));

        reader.Rows().Select(r => (r.Number, r[RegisterField.Title], r[RegisterField.Department]))
            .ShouldBe([(2, "One", ""), (5, "Two", "MKT")]);
    }

    [Theory]
    [InlineData("", "a.csv: the file is empty.")]
    [InlineData("Name,Unit\nOne,MKT\n", "a.csv: there is no column for title (“title” or “programme title”): is this a file of SMALL, and the mapping the right one?")]
    [InlineData("Title,Title\nOne,Two\n", "a.csv: more than one column is headed “title …”; give each its own header.")]
    [InlineData("Title,Owner\nOne,\"Two\nThree,Four\n", "a.csv, row 2: the file ends inside a quoted cell: it is cut off, or a quotation mark is missing.")]
    [InlineData("T\0i\0\0t\0l\0e\0", "a.csv: it holds zero bytes, so it is not a text: save it as CSV in UTF-8, or as an Excel workbook (.xlsx), and import that.")]
    public void What_cannot_be_read_is_refused_with_the_place_and_the_reason(string content, string sentence)
    {
        var fault = Should.Throw<UnreadableFileException>(() => Titles(Open(SmallRegister.Text("a.csv", content))));

        fault.Problem.Sentence.ShouldBe(sentence);
    }

    [Fact]
    public void A_cell_beyond_all_length_is_refused()
    {
        var text = $"Id,Title\nA-1,One\nA-2,\"{new string('x', ImportLimits.Default.CellCharacters + 1)}\"\n";

        var fault = Should.Throw<UnreadableFileException>(() => Titles(Open(SmallRegister.Text("a.csv", text))));

        fault.Problem.Sentence.ShouldBe("a.csv, row 3: a cell is longer than 100,000 characters: is a quotation mark missing?");
    }

    [Fact]
    public void A_mark_that_promises_utf_8_is_held_to_it()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes("Id,Title\nA-1,caf"), 0xE9, (byte)'\n'];

        var fault = Should.Throw<UnreadableFileException>(() => Open(SmallRegister.Bytes("a.csv", bytes)));

        fault.Problem.Sentence.ShouldBe("a.csv: its byte-order mark says UTF-8, but not all of its bytes are: save it as CSV in UTF-8 again.");
    }

    private static RegisterReader Open(RegisterFile file) => RegisterReader.Open(file, SmallRegister.Mapping);

    private static List<string> Titles(RegisterReader reader) => [.. reader.Rows().Select(r => r[RegisterField.Title])];
}

using System.Text;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import;

/// <summary>How text files are written where the bytes do not tell, and how much of them is taken.</summary>
public sealed class TextFileTests
{
    private const string Two = "Id,Title,Department\nA-1,Łódź – Kraków,MKT\nA-2,Plain,MKT\n";

    [Theory]
    [InlineData("windows-1250")]
    [InlineData("iso-8859-2")]
    [InlineData("utf-16BE")]
    public void An_encoding_that_the_mapping_names_is_gone_by(string encoding)
    {
        var mapping = SmallRegister.MappingWith("blank: [n/a]", $"blank: [n/a]\nencoding: {encoding}");
        var of = FileFacts.Named(encoding)!;
        var text = Two.Replace('–', '-');

        RegisterReader.Open(SmallRegister.Bytes("a.csv", of.GetBytes(text)), mapping).Rows().Select(r => r[RegisterField.Title])
            .ShouldBe(["Łódź - Kraków", "Plain"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf_16_without_a_mark_and_utf_32_are_told_by_their_zeros(bool bigEndian)
    {
        var wide = new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes(Two.Replace("Łódź – Kraków", "Plain too", StringComparison.Ordinal));
        var wider = new UTF32Encoding(bigEndian, byteOrderMark: true);

        var first = RegisterReader.Open(SmallRegister.Bytes("a.csv", wide), SmallRegister.Mapping);
        var second = RegisterReader.Open(SmallRegister.Bytes("a.csv", [.. wider.GetPreamble(), .. wider.GetBytes(Two)]), SmallRegister.Mapping);

        (first.Facts.EncodingName, first.Rows().Count()).ShouldBe(("UTF-16 without a byte-order mark", 2));
        (second.Facts.EncodingName, second.Rows().First()[RegisterField.Title]).ShouldBe(("UTF-32", "Łódź – Kraków"));
    }

    [Fact]
    public void A_delimiter_and_a_quote_that_the_mapping_names_are_gone_by()
    {
        var mapping = SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\ndelimiter: \"^\"\nquote: \"'\"");

        var reader = RegisterReader.Open(SmallRegister.Text("a.csv", "Id^Title\nA-1^'One^, ''two'''\nA-2^\"Three\"\n"), mapping);

        reader.Rows().Select(r => r[RegisterField.Title]).ShouldBe(["One^, 'two'", "\"Three\""]);
    }

    [Theory]
    [InlineData("encoding: klingon", "“encoding” is the name of an encoding such as windows-1250; “klingon” is none")]
    [InlineData("delimiter: ab", "“delimiter” is one character that is no letter, digit or quotation mark, or the word tab")]
    [InlineData("quote: x", "“quote” is one character that is no letter or digit")]
    public void A_mapping_that_names_none_is_refused(string line, string fault) =>
        Should.Throw<MappingException>(() => SmallRegister.MappingWith("blank: [n/a]", $"blank: [n/a]\n{line}")).Message
            .ShouldBe($"The mapping small is not complete: {fault}.");

    [Fact]
    public void More_than_the_limits_is_refused_with_the_setting_that_says_how_much()
    {
        var limits = new ImportLimits { Rows = 3, Columns = 4, RecordCharacters = 200 };

        Refusal("Id,Title\n1,a\n2,b\n3,c\n", limits).ShouldBe("a.csv: it has more than 3 rows, the most that are taken (Portfolio__Import__Rows says how many).");
        Refusal("Id,Title,,,\n1,a\n", limits).ShouldBe("a.csv, row 1: it has 5 cells; at most 4 columns are taken (Portfolio__Import__Columns says how many).");
        Refusal("Id,Title\n1," + string.Concat(Enumerable.Repeat("\"x\n\",", 60)), limits).ShouldBe(
            "a.csv: a record is longer than 200 characters: is it a table, and is a quotation mark missing?");
    }

    [Fact]
    public void Halves_of_pairs_and_zero_characters_are_shown_as_what_they_are()
    {
        var wide = Encoding.Unicode.GetBytes("Id,Title\nA-1,a\0b\uD800c😀\n");

        var reader = RegisterReader.Open(SmallRegister.Bytes("a.csv", [.. Encoding.Unicode.GetPreamble(), .. wide]), SmallRegister.Mapping);

        reader.Rows().Single()[RegisterField.Title].ShouldBe("a\uFFFDb\uFFFDc😀");
    }

    private static string Refusal(string text, ImportLimits limits) => Should.Throw<UnreadableFileException>(
        () => RegisterReader.Open(SmallRegister.Text("a.csv", text), SmallRegister.Mapping, limits).Rows().Count()).Problem.Sentence;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Node;

public sealed class EventCodecTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Node", "Golden");

    [Fact]
    public void Every_kind_of_event_has_a_stable_name()
    {
        var known = EventType.All.Select(t => t.Json.Type).ToHashSet();

        typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract)
            .Where(t => !known.Contains(t)).ShouldBeEmpty();
        EventType.All.Select(t => t.Name).ShouldBeUnique();
    }

    [Fact]
    public void Every_version_ever_released_is_still_read_and_written_the_same()
    {
        foreach (var type in EventType.All)
        {
            File.Exists(Path.Combine(Folder, $"{type.Name}.{type.Schema}.json"))
                .ShouldBeTrue($"There is no golden file for {type.Name} {type.Schema}.");

            // What may be given beside the first shape, and was not then, has a file of its own: Name.1.what.json.
            foreach (var file in Directory.GetFiles(Folder, $"{type.Name}.{type.Schema}.*json"))
            {
                var text = File.ReadAllText(file).TrimEnd('\n');

                var read = JsonSerializer.Deserialize(text, type.Json)!;

                JsonSerializer.Serialize(read, type.Json).ShouldBe(text);
            }
        }
    }

    [Fact]
    public void Every_former_version_is_read_in_the_present_shape()
    {
        foreach (var (type, schema) in EventType.All.SelectMany(t => Enumerable.Range(1, t.Schema).Select(schema => (t, schema))))
        {
            var file = Path.Combine(Folder, $"{type.Name}.{schema}.json");
            File.Exists(file).ShouldBeTrue($"There is no golden file for {type.Name} {schema}.");

            var present = type.Upcast(File.ReadAllText(file).TrimEnd('\n'), schema);

            // An upcaster may write the same text with other escapes.
            var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(present, type.Json), type.Json);
            JsonNode.DeepEquals(JsonNode.Parse(again), JsonNode.Parse(present)).ShouldBeTrue($"{again} was {present}");
        }

        EventType.All.ShouldAllBe(t => t.Upcasters.Count == t.Schema - 1);
    }

    [Theory]
    [InlineData("""["Existence","Status"]""", "Existence, Status, Outcomes")]
    [InlineData("""["Stalls"]""", "Stalls")]
    public void What_was_said_when_existence_meant_outcomes_too_keeps_its_meaning(string kinds, string now)
    {
        var stored = Stored("CoverageDeclared", 1, $$$"""{"coverage":{"source":"GMPP","kinds":{{{kinds}}},"sight":"AtSnapshots"}}""");

        var read = (Portfolio.Domain.Programmes.CoverageDeclared)new EventCodec().Decode(stored).Event;

        string.Join(", ", read.Coverage.Kinds).ShouldBe(now);
    }

    [Fact]
    public void Every_golden_file_is_decoded_as_a_program_of_its_release_wrote_it()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.json"))
        {
            var name = Path.GetFileNameWithoutExtension(file).Split('.');

            var decoded = new EventCodec().Decode(Stored(name[0], int.Parse(name[1], CultureInfo.InvariantCulture), File.ReadAllText(file)));

            EventCodec.NameOf(decoded.Event).ShouldBe(name[0]);
        }
    }

    [Fact]
    public void No_golden_file_was_ever_edited_or_removed()
    {
        var listed = File.ReadAllLines(Path.Combine(Folder, "sha256.txt")).Select(l => l.Split("  ")).ToDictionary(l => l[1], l => l[0]);
        var files = Directory.GetFiles(Folder, "*.json").ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));

        files.ShouldBe(listed, ignoreOrder: true);
    }

    [Theory]
    [InlineData("ProgrammeTeleported", 1, "{}", "does not know events of type “ProgrammeTeleported”")]
    [InlineData("ProgrammeResumed", 2, "{}", "it has schema 2 of “ProgrammeResumed”, and this program knows 1")]
    [InlineData("ProgrammeResumed", 1, """{"mood":"good"}""", "its data do not fit “ProgrammeResumed”")]
    [InlineData("ProgrammeStalled", 1, "[]", "its data do not fit “ProgrammeStalled”")]
    [InlineData("DepartmentInvolved", 1, """{"department":7}""", "its data do not fit “DepartmentInvolved”")]
    [InlineData("DepartmentInvolved", 1, """{"department":null}""", "its data do not fit “DepartmentInvolved”")]
    [InlineData("DepartmentInvolved", 1, """{"department":["OPS"]}""", "its data do not fit “DepartmentInvolved”")]
    [InlineData("DepartmentInvolved", 1, """{"department":"\uD800"}""", "its data do not fit “DepartmentInvolved”")]
    [InlineData("CoverageDeclared", 1, "[]", "its data do not fit “CoverageDeclared”: they are no JSON object")]
    [InlineData("CoverageDeclared", 0, "{}", "it has schema 0 of “CoverageDeclared”, and this program knows 2")]
    public void What_cannot_be_read_stops_the_reader_with_a_clear_message(string type, int schema, string data, string sentence)
    {
        var fault = Should.Throw<UnreadableEventException>(() => new EventCodec().Decode(Stored(type, schema, data)));

        fault.Message.ShouldStartWith("The event at position 7 cannot be read: ");
        fault.Message.ShouldContain(sentence);
    }

    [Fact]
    public void Facts_are_encoded_without_their_texts()
    {
        var fact = new NewFact(new Portfolio.Domain.Programmes.ProgrammeReopened(), []).With(TextNames.Reason, "secret");

        var encoded = EventCodec.Encode(fact, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2), null);

        encoded.Data.ShouldBe("{}");
        encoded.Texts.Single().Content.ShouldBe("secret");
    }

    [Fact]
    public void Facts_that_were_let_go_of_are_read_again_and_are_equal()
    {
        var (codec, bytes) = (new EventCodec(), "{\"causes\":[\"BudgetCut\"]}"u8.ToArray());
        var first = codec.Facts("ProgrammeStalled"u8, bytes);
        codec.Facts("ProgrammeStalled"u8, bytes).ShouldBeSameAs(first);

        codec.Forget();

        var again = codec.Facts("ProgrammeStalled"u8, bytes);
        again.ShouldNotBeSameAs(first);
        again.ShouldBe(first);
    }

    [Fact]
    public void A_code_that_repeats_is_one_object_in_all_events_that_have_it()
    {
        var codec = new EventCodec();

        Department(codec.Decode(Stored("DepartmentInvolved", 1, """{"department":"OPS-BILLING"}""")))
            .ShouldBeSameAs(Department(codec.Decode(Stored("DepartmentInvolved", 1, """{ "department" : "OPS-BILLING" }"""))));
        Department(codec.Decode(Stored("DepartmentInvolved", 1, """{"department":"O\u0050S"}"""))).ShouldBe("OPS");

        static string Department(Recorded e) => e.Event.ShouldBeOfType<Portfolio.Domain.Programmes.DepartmentInvolved>().Department;
    }

    private static RecordedEvent Stored(string type, int schema, string data) => new(
        7, "programme/X", 1, type, schema, data, [], new DateOnly(2026, 1, 1), null, DateTimeOffset.UnixEpoch, "a", "pmo", "test",
        Guid.Empty, Guid.Empty, null, null);
}

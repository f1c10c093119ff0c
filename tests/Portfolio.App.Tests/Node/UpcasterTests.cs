using System.Text.Json;
using System.Text.Json.Nodes;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// What was written in an earlier shape is read in the present one, through every shape between. These are about boats,
/// which no ledger holds: at first a length was a text, then a number, and then the boat's name got a word of its own.
/// </summary>
public sealed class UpcasterTests
{
    private static readonly EventType Sighted =
        new("BoatSighted", 3, JsonSerializerOptions.Web.GetTypeInfo(typeof(BoatSighted))) { Upcasters = [LengthAsNumber, NameOfItsOwn] };

    private static readonly EventCodec Codec = new([Sighted]);

    [Theory]
    [InlineData(1, """{"boat":"Ada","length":"12 m"}""")]
    [InlineData(2, """{"boat":"Ada","metres":12}""")]
    [InlineData(3, """{"name":"Ada","metres":12}""")]
    public void Each_earlier_shape_goes_through_every_later_one(int schema, string data) =>
        Codec.Decode(Stored(schema, data)).Event.ShouldBe(new BoatSighted("Ada", 12));

    [Theory]
    [InlineData(1, "[]", "its data do not fit “BoatSighted”: they are no JSON object")]
    [InlineData(1, """{"boat":"Ada","length":"long"}""", "its data do not fit “BoatSighted”: “long” is no length")]
    [InlineData(4, """{"name":"Ada","metres":12}""", "it has schema 4 of “BoatSighted”, and this program knows 3")]
    public void What_does_not_fit_its_schema_stops_the_reader(int schema, string data, string sentence) =>
        Should.Throw<UnreadableEventException>(() => Codec.Decode(Stored(schema, data))).Message.ShouldContain(sentence);

    [Fact]
    public void Every_kind_of_event_of_the_product_has_an_upcaster_for_each_earlier_schema() =>
        EventType.All.ShouldAllBe(t => t.Upcasters.Count == t.Schema - 1);

    private static void LengthAsNumber(JsonObject data)
    {
        var length = data["length"]!.GetValue<string>();
        if (!length.EndsWith(" m", StringComparison.Ordinal))
        {
            throw new JsonException($"“{length}” is no length");
        }

        data.Remove("length");
        data["metres"] = int.Parse(length[..^2]);
    }

    private static void NameOfItsOwn(JsonObject data)
    {
        var name = data["boat"]!.GetValue<string>();
        data.Remove("boat");
        data["name"] = name;
    }

    private static RecordedEvent Stored(int schema, string data) => new(
        7, "boat/1", 1, "BoatSighted", schema, data, [], new DateOnly(2026, 1, 1), null, DateTimeOffset.UnixEpoch, "a", "pmo", "test",
        Guid.Empty, Guid.Empty, null, null);

    private sealed record BoatSighted(string Name, int Metres) : DomainEvent;
}

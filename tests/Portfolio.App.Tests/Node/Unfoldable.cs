using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// Programs with a defect: they read some kind of event, whatever it says, as something that one of their folds throws on.
/// </summary>
internal static class Unfoldable
{
    private static readonly MilestoneSet AMilestone = new(null!, "", default);

    private static readonly ScopeItemAdded AScopeItem = new("ITEM", "An item", 1, 50, null!);

    /// <summary>The state of a programme stops at any milestone that is set.</summary>
    public static EventCodec Milestones() => Codec(AMilestone);

    /// <summary>The facts for reports stop at any scope item; the state goes on.</summary>
    public static EventCodec ScopeItems() => Codec(AScopeItem);

    /// <summary>Both.</summary>
    public static EventCodec MilestonesAndScopeItems() => new([.. Kinds(Kinds(EventType.All, AMilestone), AScopeItem)]);

    /// <summary>The organisation stops at any account.</summary>
    public static EventCodec Accounts() => Codec(new AccountOpened(null!, "", null));

    /// <summary>A feedback wave stops at any response.</summary>
    public static EventCodec Responses() => Codec(new ResponseRecorded(new Response(null!, 1, [])));

    /// <summary>A survey stops at any answer.</summary>
    public static EventCodec Answers() => Codec(new SurveyAnswered(null!, []));

    private static EventCodec Codec<T>(T read)
        where T : DomainEvent => new([.. Kinds(EventType.All, read)]);

    private static IEnumerable<EventType> Kinds<T>(IEnumerable<EventType> kinds, T read)
        where T : DomainEvent => kinds.Select(t => t.Json.Type == typeof(T) ? t with { Json = As(read) } : t);

    private static JsonTypeInfo As<T>(T read) =>
        new JsonSerializerOptions { Converters = { new Always<T>(read) }, TypeInfoResolver = new DefaultJsonTypeInfoResolver() }.GetTypeInfo(typeof(T));

    private sealed class Always<T>(T read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return read;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}

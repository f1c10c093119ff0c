using Portfolio.App.Web;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Portfolio.App.Import.Mappings;

/// <summary>Reads values of enumerations by their names alone: the reader of YAML takes numbers too, those that stand for nothing included.</summary>
internal sealed class NamedValueConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => Of(type).IsEnum;

    /// <exception cref="YamlException">It is the name of no value; the message tells those that there are.</exception>
    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var (at, enumeration) = (parser.Consume<Scalar>(), Of(type));
        return NamedValue.Of(enumeration, at.Value, ignoreCase: true)
            ?? throw new YamlException(
                at.Start, at.End, $"“{Domain.Words.Shown(at.Value)}” is none of {string.Join(", ", Enum.GetNames(enumeration))}");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) => throw new NotSupportedException("Mappings are read alone.");

    private static Type Of(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}

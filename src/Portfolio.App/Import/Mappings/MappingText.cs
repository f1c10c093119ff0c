using Portfolio.Domain;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Portfolio.App.Import.Mappings;

/// <summary>
/// A first look through the text of a mapping, before anything is made of it: every name has a value, every value can be
/// kept, and nothing stands for something else.
/// </summary>
internal static class MappingText
{
    /// <summary>No mapping needs more; each level costs whoever reads it.</summary>
    private const int Deepest = 20;

    /// <exception cref="YamlException">It is not YAML.</exception>
    /// <exception cref="MappingException">It is, and holds what no mapping holds; the message says where.</exception>
    public static void Look(string yaml, string origin)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (FaultOf(parser.Current, depth) is { } fault)
            {
                throw new MappingException($"The mapping {origin} cannot be read, line {parser.Current.Start.Line}: {fault}");
            }
        }
    }

    private static string? FaultOf(ParsingEvent at, int depth) => at switch
    {
        _ when depth > Deepest => "it is nested too deeply.",
        AnchorAlias => "an alias (*) stands for a value; write the value.",
        Scalar { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" } =>
            "there is no value here: leave the name out, or write \"\" for an empty text.",
        Scalar scalar when FreeText.Faults(scalar.Value, "").Any() => "a value holds a control character or a broken character, or is too long.",
        _ => null,
    };
}

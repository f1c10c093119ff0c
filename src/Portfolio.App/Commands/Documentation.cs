using System.Collections.Frozen;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Commands;

/// <summary>
/// What the domain's source says of its fields and values: the one place where a sentence about a field stands. The
/// program carries the compiler's extract of it along.
/// </summary>
internal static class Documentation
{
    private static readonly Lazy<FrozenDictionary<string, string>> Sentences = new(Read);

    /// <summary>The sentence about a field; empty if there is none.</summary>
    public static string Of(Type owner, JsonPropertyInfo field) =>
        field.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute said, ..]
            ? said.Description
            : Sentences.Value.GetValueOrDefault($"P:{owner.FullName}.{((MemberInfo)field.AttributeProvider!).Name}", "");

    /// <summary>The sentence about a property; empty if there is none.</summary>
    public static string Of(Type owner, string property) => Sentences.Value.GetValueOrDefault($"P:{owner.FullName}.{property}", "");

    /// <summary>The sentence about a value of an enumeration; empty if its name says it all.</summary>
    public static string OfValue(Type enumeration, string name) =>
        Sentences.Value.GetValueOrDefault($"F:{enumeration.FullName}.{name}", "");

    private static FrozenDictionary<string, string> Read()
    {
        using var extract = typeof(Documentation).Assembly.GetManifestResourceStream("portfolio.Portfolio.Domain.xml")
            ?? throw new InvalidOperationException("The program was built without the documentation of the domain.");
        return XDocument.Load(extract).Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .ToFrozenDictionary(m => m.Attribute("name")!.Value, m => Plain(m.Element("summary")!));
    }

    private static string Plain(XElement summary) =>
        string.Join(' ', string.Concat(summary.Nodes().Select(Plain)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // What refers to code becomes the word that people know it by.
    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"“{Say.Of(see.Attribute("cref")!.Value.Split('.', ':')[^1])}”",
        XElement { Name.LocalName: "paramref" } field => $"“{Say.Of(field.Attribute("name")!.Value)}”",
        XElement element => string.Concat(element.Nodes().Select(Plain)),
        _ => "",
    };
}

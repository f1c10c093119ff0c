using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace Portfolio.App.Import.Mappings;

/// <summary>Finds mappings: those that come with the program by name, others by their file.</summary>
public static class MappingFile
{
    private const string Prefix = "portfolio.Import.Mappings.";
    private const string Suffix = ".yaml";

    /// <summary>The names of those that come with the program.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The mapping of that name or, where <paramref name="filesToo"/>, in that file.</summary>
    /// <exception cref="MappingException">There is none, or it cannot be understood; the message says why.</exception>
    public static Mapping Find(string nameOrFile, bool filesToo = true)
    {
        if (BuiltIn.FirstOrDefault(n => n.Equals(nameOrFile, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)!;
            using var text = new StreamReader(stream);
            return Parse(text.ReadToEnd(), name);
        }

        if (filesToo && File.Exists(nameOrFile))
        {
            return Parse(File.ReadAllText(nameOrFile), nameOrFile);
        }

        var files = filesToo ? " and no such file" : "";
        throw new MappingException(
            $"There is no mapping “{nameOrFile}”{files}; ready-made are: {string.Join(", ", BuiltIn)}.");
    }

    /// <summary>Reads a mapping; <paramref name="origin"/> names it in messages.</summary>
    /// <exception cref="MappingException">It cannot be understood; the message says where and why.</exception>
    public static Mapping Parse(string yaml, string origin)
    {
        Mapping? mapping;
        try
        {
            MappingText.Look(yaml, origin);
            mapping = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithTypeConverter(new DateOnlyConverter(formats: ["yyyy-MM-dd"]))
                .WithTypeConverter(new NamedValueConverter())
                .WithTypeMapping<IReadOnlyList<string>, List<string>>()
                .WithTypeMapping<IReadOnlyList<IReadOnlyList<string>>, List<IReadOnlyList<string>>>()
                .WithTypeMapping<IReadOnlyList<SnapshotName>, List<SnapshotName>>()
                .WithTypeMapping<IReadOnlyList<FieldMapping>, List<FieldMapping>>()
                .WithTypeMapping<IReadOnlyList<ItemMapping>, List<ItemMapping>>()
                .WithTypeMapping<IReadOnlyList<PhaseMapping>, List<PhaseMapping>>()
                .WithTypeMapping<IReadOnlyDictionary<string, Reading.RegisterField>, Dictionary<string, Reading.RegisterField>>()
                .WithTypeMapping<IReadOnlyList<ScaleInUse>, List<ScaleInUse>>()
                .WithTypeMapping<IReadOnlyDictionary<string, ListedState>, Dictionary<string, ListedState>>()
                .WithTypeMapping<IReadOnlyDictionary<string, string>, Dictionary<string, string>>()
                .Build()
                .Deserialize<Mapping?>(yaml);
        }
        catch (YamlException fault)
        {
            var why = fault.InnerException?.Message ?? fault.Message;
            throw new MappingException($"The mapping {origin} cannot be read, line {fault.Start.Line}: {why}", fault);
        }

        var faults = mapping is null ? ["it is empty"] : MappingFaults.Of(mapping).ToList();
        return faults.Count == 0
            ? mapping!
            : throw new MappingException($"The mapping {origin} is not complete: {string.Join("; ", faults)}.");
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using Portfolio.Domain;
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
            mapping = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithTypeConverter(new DateOnlyConverter(formats: ["yyyy-MM-dd"]))
                .WithTypeMapping<IReadOnlyList<string>, List<string>>()
                .WithTypeMapping<IReadOnlyList<IReadOnlyList<string>>, List<IReadOnlyList<string>>>()
                .WithTypeMapping<IReadOnlyList<SnapshotName>, List<SnapshotName>>()
                .WithTypeMapping<IReadOnlyList<FieldMapping>, List<FieldMapping>>()
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

        var faults = mapping is null ? ["it is empty"] : Faults(mapping).ToList();
        return faults.Count == 0
            ? mapping!
            : throw new MappingException($"The mapping {origin} is not complete: {string.Join("; ", faults)}.");
    }

    private static IEnumerable<string> Faults(Mapping mapping)
    {
        if (!Code.IsValid(mapping.Register))
        {
            yield return "“register” is the register’s name, a code of 2 to 60 letters, digits or - _ . /";
        }

        if (mapping.Title.Headers.Count == 0)
        {
            yield return "“title.headers” names the column of the programmes’ titles";
        }

        if (mapping.Budget.Headers.Count > 0 && mapping.Budget.Currency.Length != 3)
        {
            yield return "“budget.currency” is three capitals as in ISO 4217";
        }

        if (mapping.Budget.Unit <= 0)
        {
            yield return "“budget.unit” is above zero";
        }

        if (mapping.Status.Headers.Count > 0 && (mapping.Status.Scales.Count == 0 || mapping.Status.Scales[^1].Until is not null))
        {
            yield return "“status.scales” names the scale in use; the last one has no “until”";
        }

        if (mapping.State.Headers.Count > 0 && mapping.State.Values.Count == 0)
        {
            yield return "“state.values” says what each wording means";
        }

        if (mapping.Budget.BasisInHeader is { } pattern && !IsPattern(pattern))
        {
            yield return "“budget.basisInHeader” is a regular expression with a group “basis”";
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)).GetGroupNames().Contains("basis");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>A mapping cannot be found or understood; the message is for the person who named it.</summary>
public sealed class MappingException(string message, Exception? inner = null) : Exception(message, inner);

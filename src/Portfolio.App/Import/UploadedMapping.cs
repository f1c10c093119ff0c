using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Web;

namespace Portfolio.App.Import;

/// <summary>A mapping file that came with the files that it is for.</summary>
internal static class UploadedMapping
{
    /// <summary>Parts the mapping files from the files to be taken in, by their names.</summary>
    public static (IReadOnlyList<RegisterFile> Mappings, IReadOnlyList<RegisterFile> Registers) Part(IReadOnlyList<RegisterFile> files)
    {
        var mappings = files.Where(f => Path.GetExtension(f.Name).ToLowerInvariant() is ".yaml" or ".yml").ToList();
        return (mappings, [.. files.Except(mappings)]);
    }

    /// <exception cref="MappingException">It cannot be understood; the message says where and why.</exception>
    public static Mapping Read(RegisterFile file)
    {
        using var stream = file.Open();
        if (stream.Length > Limits.Body)
        {
            throw new MappingException($"The mapping {file.Name} is too large: at most {Limits.Body:N0} bytes are taken.");
        }

        using var text = new StreamReader(stream);
        return MappingFile.Parse(text.ReadToEnd(), file.Name);
    }
}

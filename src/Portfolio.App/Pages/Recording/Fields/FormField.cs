using Portfolio.App.Commands;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>A field of a command as a person fills it in.</summary>
/// <param name="Said">The field as the command's description has it.</param>
/// <param name="Source">What it is chosen from.</param>
/// <param name="Parts">The fields of a group, or of each row.</param>
public sealed record FormField(CommandField Said, FormKind Kind, FieldSource Source, IReadOnlyList<FormField> Parts)
{
    /// <summary>As in JSON; empty for the only part of a row that is one value.</summary>
    public string Name { get; init; } = Said.Name;

    public bool Required { get; init; } = Said.Required;

    /// <summary>Whether it has to be filled in, by its shape or by a rule that has no exception.</summary>
    public bool IsAsked => Required || Said.Name == "followUp";

    public string Label => Said.Label;

    /// <summary>What it means, in a sentence; may be empty.</summary>
    public string Hint { get; init; } = FormHint.Of(Said, Source);

    /// <summary>
    /// Whether leaving it empty and taking away what there is are two things: in commands where what is left out stays.
    /// </summary>
    public bool CanBeTakenAway { get; init; }

    /// <summary>Its JSON path, which is its name in the form as well.</summary>
    /// <param name="within">The path of what it is a part of; empty for a field of the command itself.</param>
    public string At(string within) => (within.Length, Name.Length) switch
    {
        (0, _) => Name,
        (_, 0) => within,
        _ => $"{within}.{Name}",
    };
}

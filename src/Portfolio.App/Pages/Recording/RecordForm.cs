using Portfolio.App.Commands;
using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Pages.Recording;

/// <summary>The form of a command as it is shown: what it asks, what was typed, what stands in the way.</summary>
/// <param name="Code">Of what it is about, where that is none of its fields; else null.</param>
/// <param name="Opened">The record and its version that the form speaks of; null where it cannot be told yet.</param>
/// <param name="Key">Under which it is recorded once.</param>
public sealed record RecordForm(
    CommandDescription Command, string? Code, Surroundings Around, IReadOnlyList<FormField> Fields, FormValues Values, StreamVersion? Opened, string Key)
{
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>What others recorded since the form was opened.</summary>
    public IReadOnlyList<Happened> Meanwhile { get; init; } = [];

    /// <summary>What would be recorded, in sentences; null: nothing was asked, or it would be refused.</summary>
    public IReadOnlyList<string>? Preview { get; init; }

    /// <summary>Whether it was only asked what would be recorded: then its faults are of that.</summary>
    public bool Tried { get; init; }

    /// <summary>The path of the field that has the focus, after a row came or went.</summary>
    public string? Focus { get; init; }

    /// <summary>The codes of the programmes that it is for, with their versions, where it is for several.</summary>
    public IReadOnlyList<StreamVersion> Chosen { get; init; } = [];

    public Finder Finder => new(Around);

    public Probe Probe => new(Around);

    public bool IsOfProgramme => Chosen.Count == 0 && Command is { Target: CommandTarget.Programme, NamesCode: true };

    public IReadOnlyList<FormField> All => [.. Fields, .. FieldReader.Around];

    public string Action => Chosen.Count > 0 ? $"/bulk/{Command.Name}" : AddressOf(Command.Name, Code);

    /// <summary>Where a reader goes who records nothing.</summary>
    public string Back => RecordedAddress.Of(Command, Code ?? Values.One("code"), Around.View);

    public static string AddressOf(string command, string? code) => code is null ? $"/record/{command}" : $"/record/{command}/{code}";
}

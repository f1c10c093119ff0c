using Portfolio.App.Commands;
using Portfolio.App.Pages.Recording.Bulk;
using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Pages.Recording;

/// <summary>The form of a command as it is shown: what it asks, what was typed, what stands in the way.</summary>
/// <param name="Code">Of what it is about, where that is none of its fields; else null.</param>
/// <param name="Opened">The record and its version that the form speaks of; null where it cannot be told yet.</param>
/// <param name="Key">Under which it is recorded once; where it is for several, once for each.</param>
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

    /// <summary>What is wrong with the values that one of several programmes has of its own, by their paths.</summary>
    public FormFaults OwnFaults { get; init; } = FormFaults.None;

    /// <summary>The fields that have a value of its own for each of several programmes.</summary>
    public IReadOnlyList<FormField> Differing => Chosen.Count == 0
        ? []
        : [.. Fields.Where(f => OwnValues.May(f) && (OwnValues.Must(Command, f) || Values.All(FormNames.Differs).Contains(f.Name)))];

    /// <summary>The fields that are filled in once.</summary>
    public IReadOnlyList<FormField> Common => Differing is { Count: > 0 } own ? [.. Fields.Except(own)] : Fields;

    public Finder Finder => new(Around);

    public Probe Probe => new(Around);

    public bool IsOfProgramme => Chosen.Count == 0 && Command is { Target: CommandTarget.Programme, NamesCode: true };

    public IReadOnlyList<FormField> All => [.. Fields, .. FieldReader.Around];

    public string Action => Chosen.Count > 0 ? $"/bulk/{Command.Name}" : AddressOf(Command.Name, Code);

    /// <summary>Where a reader goes who records nothing.</summary>
    public string Back => RecordedAddress.Of(Command, Code ?? Values.One("code"), Around.View);

    /// <summary>The form as it speaks of one of several programmes.</summary>
    public RecordForm For(StreamVersion chosen) => this with
    {
        Code = chosen.Stream,
        Around = new Surroundings(Around.View, Around.People, Around.View.Programme(chosen.Stream), Around.Today),
        Faults = OwnFaults,
    };

    public static string AddressOf(string command, string? code) => code is null ? $"/record/{command}" : $"/record/{command}/{code}";
}

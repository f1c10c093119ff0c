using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Web;

namespace Portfolio.App.Commands;

/// <summary>A command as it was given in JSON: its fields, and beside them what goes round it.</summary>
/// <param name="Command">Of the type that the shape describes.</param>
internal sealed record CommandBody(object Command, EnvelopeFields Around)
{
    /// <summary>The command, or all that keeps it from being one.</summary>
    public static (CommandBody? Body, IList<FieldFault> Faults) Read(JsonElement json, JsonTypeInfo shape)
    {
        var faults = JsonShape.Faults(json, shape, CommandShape.Envelope);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var around = (EnvelopeFields)json.Deserialize(CommandShape.Envelope)!;
        return around.Note?.Length > EnvelopeFields.LongestNote
            ? (null, [new("note", $"A note has at most {EnvelopeFields.LongestNote} characters.")])
            : (new CommandBody(json.Deserialize(shape)!, around), []);
    }
}

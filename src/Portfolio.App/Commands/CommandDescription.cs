using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Access;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Commands;

/// <summary>
/// A command as the outside world knows it: the one description from which its address, its validation, its page in the
/// reference, its form and its verb are made.
/// </summary>
/// <param name="Name">In words, the same by every way: <c>swap-sponsor</c>.</param>
/// <param name="Target">What it is recorded about.</param>
/// <param name="Path">
/// Its address below <c>/api</c>; <c>{code}</c> in it is the code of what it is about, where that is not one of its fields.
/// </param>
/// <param name="Json">Its shape: an object with just the fields that a caller can give.</param>
/// <param name="Summary">What it means, in a sentence.</param>
/// <param name="Example">Its fields as JSON, of the right shape.</param>
/// <param name="Run">Carries it out.</param>
public sealed record CommandDescription(
    string Name,
    CommandTarget Target,
    string Path,
    JsonTypeInfo Json,
    string Summary,
    string Example,
    Func<GivenCommand, CommandPlace, CancellationToken, Task<CommandOutcome>> Run)
{
    private readonly Lazy<IReadOnlyList<CommandField>> _fields = new(() => CommandField.AllOf(Json));

    /// <summary>What may be said round any command: the days, a note.</summary>
    public static readonly IReadOnlyList<CommandField> Around = CommandField.AllOf(CommandShape.Envelope);

    /// <summary>The name as a heading: “Swap sponsor”.</summary>
    public string Title { get; } = char.ToUpperInvariant(Name[0]) + Name[1..].Replace('-', ' ');

    /// <summary>Who may give it (<see cref="Policies"/>).</summary>
    public string Policy { get; init; } = Policies.Record;

    /// <summary>Whether the code of what it is about is given beside its fields, as in the address.</summary>
    public bool NamesCode { get; } = Path.Contains("{code}", StringComparison.Ordinal);

    /// <summary>Its fields, in the order in which people are asked for them.</summary>
    public IReadOnlyList<CommandField> Fields => _fields.Value;

    /// <summary>
    /// The code of the one programme that it reads and changes; null: it reads or changes others, or the organisation.
    /// </summary>
    public Func<GivenCommand, string>? OwnRecord { get; init; }

    /// <summary>Where what it has made is found; null: it makes nothing that has an address.</summary>
    public Func<GivenCommand, string>? Location { get; init; }

    /// <summary>A command on a programme that is on record.</summary>
    internal static CommandDescription OfProgramme<T>(string name, string summary, string example)
        where T : ProgrammeCommand => new(
            name, CommandTarget.Programme, $"/programmes/{{code}}/{name}", CommandShape.Of<T>(), summary, example,
            async (given, place, cancellation) => await place.Node.ExecuteAsync(
                given.Code!, [(T)given.Body], given.Envelope, given.IfVersion, cancellation))
        {
            OwnRecord = given => given.Code!,
        };

    /// <summary>A command that opens a programme's record.</summary>
    internal static CommandDescription Opening<T>(string name, string path, string summary, string example, Func<T, string> code)
        where T : ProgrammeCommand => new(
            name, CommandTarget.Programme, path, CommandShape.Of<T>(), summary, example,
            async (given, place, cancellation) => await place.Node.ExecuteAsync(
                code((T)given.Body), [(T)given.Body], given.Envelope, given.IfVersion, cancellation))
        {
            OwnRecord = given => code((T)given.Body),
            Location = given => $"/api/programmes/{Uri.EscapeDataString(code((T)given.Body))}",
        };

    /// <summary>A command about the organisation, whose stream follows from its fields.</summary>
    internal static CommandDescription OfOrganisation<T>(string name, CommandTarget target, string path, string summary, string example)
        where T : OrganisationCommand => new(
            name, target, path, CommandShape.Of<T>(), summary, example,
            async (given, place, cancellation) => await place.Node.ExecuteAsync(
                (T)given.Body, given.Envelope, cancellation, given.IfVersion));
}

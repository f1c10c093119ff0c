using System.CommandLine;
using System.Globalization;
using Portfolio.App.Verbs;
using Portfolio.Ledger;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Where checkpoints and the key that signs them are kept, outside the database, and where else they go. With the embedded
/// PostgreSQL both are in the data folder; with one's own they are where the environment says, and nothing is signed
/// unless it does: every node would otherwise make a key of its own.
/// </summary>
/// <param name="Keys">Folder of the keys, closed to everybody else.</param>
/// <param name="Folder">Folder of the checkpoints, for others to read and copy.</param>
/// <param name="Url">
/// Where each new one is sent as well: by PUT under its own name where it ends in a slash, else by POST. Null: nowhere.
/// </param>
/// <param name="Every">How often one is made, where something was recorded since.</param>
public sealed record CheckpointPlace(string Keys, string Folder, Uri? Url, TimeSpan Every)
{
    public const string KeysVariable = "Portfolio__Checkpoints__Keys";
    public const string FolderVariable = "Portfolio__Checkpoints__Folder";
    public const string UrlVariable = "Portfolio__Checkpoints__Url";
    public const string EveryVariable = "Portfolio__Checkpoints__Every";

    private static readonly TimeSpan Ordinarily = TimeSpan.FromMinutes(5);

    /// <summary>The place for a ledger, or null where nothing is said for a PostgreSQL of one's own.</summary>
    /// <exception cref="WrongUseException">What the environment says is no folder, URL or time.</exception>
    public static CheckpointPlace? Of(LedgerPlace place) => Of(place, Environment.GetEnvironmentVariable);

    /// <summary>As <see cref="Of(LedgerPlace)"/>, for a verb.</summary>
    public static CheckpointPlace? Of(ParseResult parsed) => Of(LedgerPlace.Of(parsed), VerbEnvironment.Of(parsed));

    /// <summary>As <see cref="Of(ParseResult)"/>, for what cannot be done without.</summary>
    /// <exception cref="WrongUseException">Nothing is said for a PostgreSQL of one's own.</exception>
    public static CheckpointPlace Required(ParseResult parsed) => Of(parsed) ?? throw new WrongUseException(
        $"With {LedgerPlace.Variable}, say where keys and checkpoints are kept: set {KeysVariable} and {FolderVariable} to two folders.");

    /// <summary>What is kept, by the keys that are there.</summary>
    public KeptCheckpoints Kept() => new(Folder, new KeyFolder(Keys).Public());

    private static CheckpointPlace? Of(LedgerPlace place, Func<string, string?> variables)
    {
        string? Variable(string name) => variables(name) is { Length: > 0 } given ? given : null;

        var (keys, folder) = (Variable(KeysVariable), Variable(FolderVariable));
        if (!place.Embedded && (keys is null) != (folder is null))
        {
            throw new WrongUseException($"{KeysVariable} and {FolderVariable} belong together: set both, or neither.");
        }

        if (!place.Embedded && keys is null)
        {
            return null;
        }

        return new(
            Path.GetFullPath(keys ?? Path.Combine(place.DataFolder, "checkpoint-keys")),
            Path.GetFullPath(folder ?? Path.Combine(place.DataFolder, "checkpoints")),
            UrlOf(Variable(UrlVariable)),
            EveryOf(Variable(EveryVariable)));
    }

    private static Uri? UrlOf(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new WrongUseException($"{UrlVariable} is no http or https address.");

    private static TimeSpan EveryOf(string? text) => text is null ? Ordinarily
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var every) && every >= TimeSpan.FromSeconds(1) && every <= TimeSpan.FromDays(1) ? every
        : throw new WrongUseException($"{EveryVariable} is “{text}”, and a time from 00:00:01 to 1.00:00:00 was expected.");
}

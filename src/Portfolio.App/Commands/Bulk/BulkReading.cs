using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Surveys;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Commands.Bulk;

/// <summary>Reads many commands of a request; what is wrong with one is told at its place and keeps no other from being done.</summary>
/// <param name="key">Of the whole request; each command without a key of its own has one made of it and its place.</param>
/// <param name="sent">The body of the request.</param>
internal sealed class BulkReading(HttpContext context, IAuthorizationService authorization, string? key, ReadOnlyMemory<byte> sent)
{
    private static readonly JsonElement NoFields = JsonDocument.Parse("{}").RootElement;

    private readonly Dictionary<string, bool> _allowed = [];

    // Of the whole, once: each command under the request's key is told apart from another by all that was sent.
    private readonly byte[] _content = key is null ? [] : SHA256.HashData(sent.Span);
    private long _invitations;

    public async Task<IReadOnlyList<BulkEntry>> ReadAsync(JsonElement commands)
    {
        var entries = new List<BulkEntry>(commands.GetArrayLength());
        foreach (var item in commands.EnumerateArray())
        {
            entries.Add(await EntryOfAsync(item, entries.Count));
        }

        return entries;
    }

    private async Task<BulkEntry> EntryOfAsync(JsonElement json, int at)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"commands[{at}]");
        var faults = JsonShape.Faults(json, BulkJson.Default.BulkItem);
        if (faults.Count > 0)
        {
            return Malformed(place, faults);
        }

        var item = json.Deserialize(BulkJson.Default.BulkItem)!;
        if (CommandCatalogue.Find(item.Command) is not { } command)
        {
            return Malformed(place, [new("command", $"There is no command “{Words.Shown(item.Command)}”.")]);
        }

        if (!await IsAllowedAsync(command.Policy))
        {
            return new BulkEntry.Refused(place, Problems.Details(StatusCodes.Status403Forbidden, "request-is-answered", "Your role does not allow this."));
        }

        faults = [.. FaultsOf(item, command)];
        var fields = item.Fields is { ValueKind: not JsonValueKind.Null } given ? given : NoFields;
        var (body, inFields) = CommandBody.Read(fields, command.Json);
        if (body?.Command is InvitationRequest { Count: > 0 } invitations && (_invitations += invitations.Count) > InviteToSurvey.Most)
        {
            faults.Add(new("fields.count", $"With those before it in this request these are more than {InviteToSurvey.Most} invitations: make the others in another."));
        }

        return body is null || faults.Count > 0
            ? Malformed(place, [.. faults, .. inFields.Select(f => f with { Field = f.Field.Length == 0 ? "fields" : $"fields.{f.Field}" })])
            : new BulkEntry.ToDo(place, GivenOf(item, command, body, fields, at));
    }

    private GivenCommand GivenOf(BulkItem item, CommandDescription command, CommandBody body, JsonElement fields, int at)
    {
        var scope = CommandScope.Of(command, item.Code);
        var envelope = new Envelope(context.User.ActingUnder(command.Policy).ActorOf(), body.Around.EffectiveOn, body.Around.ReportedOn, body.Around.Note)
        {
            Limit = context.User.LimitOf(command.Policy),
            Key = item.IdempotencyKey is { } own ? CommandScope.Key(own, scope, JsonMarshal.GetRawUtf8Value(fields))
                : key is null ? null
                : CommandScope.Key(string.Create(CultureInfo.InvariantCulture, $"{key}#{at}"), scope, _content),
        };
        return new(command, item.Code, body.Command, envelope, item.IfVersion is { } seen ? new(seen, item.Lenient) : null);
    }

    private async Task<bool> IsAllowedAsync(string policy)
    {
        if (!_allowed.TryGetValue(policy, out var allowed))
        {
            _allowed[policy] = allowed = (await authorization.AuthorizeAsync(context.User, policy)).Succeeded;
        }

        return allowed;
    }

    private static IEnumerable<FieldFault> FaultsOf(BulkItem item, CommandDescription command)
    {
        if (command.NamesCode != item.Code is not null)
        {
            yield return new("code", command.NamesCode ? "It is needed." : "The code of this command is one of its fields.");
        }

        if (item.IfVersion < 0)
        {
            yield return new("ifVersion", "A version is not negative.");
        }

        if (item.Lenient && item.IfVersion is null)
        {
            yield return new("lenient", "It goes with ifVersion.");
        }

        if (item.IdempotencyKey is { } key && !CommandScope.IsKey(key))
        {
            yield return new("idempotencyKey", $"An Idempotency-Key has 1 to {CommandScope.LongestKey} characters, and no control characters.");
        }
    }

    private static BulkEntry.Refused Malformed(string place, IEnumerable<FieldFault> faults) => new(place, Problems.Details(
        StatusCodes.Status400BadRequest, "body-has-its-shape", "The command does not have the shape asked for.",
        [.. faults.Select(f => new Refusal("body-has-its-shape", f.Sentence, f.Field.Length == 0 ? place : $"{place}.{f.Field}"))]));
}

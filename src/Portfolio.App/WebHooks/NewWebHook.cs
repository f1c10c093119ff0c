using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.WebHooks.Alerting;
using Portfolio.Domain;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks;

/// <summary>A web hook to be registered.</summary>
/// <param name="Url">Where deliveries go: https, or http to an address allowed by configuration.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Types">Of events: names of the kinds that it wants, such as <c>ProgrammeStalled</c>; left out: all.</param>
/// <param name="Departments">Codes of the departments that it wants, each with those below it; left out: all.</param>
/// <param name="After">
/// It is sent what lies behind this position; left out: what is recorded from now on. Of alerts: what differs from the watchlist as
/// it was known there, so that 0 brings all that is on it.
/// </param>
/// <param name="Sends">
/// What it is sent: <c>events</c> as they are recorded, or <c>alerts</c>, which is what comes onto the watchlist and what leaves it;
/// left out: events.
/// </param>
/// <param name="Rules">Of alerts: names of the rules of the watchlist that it wants, such as <c>LongStall</c>; left out: all.</param>
public sealed record NewWebHook(
    string Url,
    string Label,
    ValueList<string>? Types = null,
    ValueList<string>? Departments = null,
    long? After = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sends = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ValueList<string>? Rules = null)
{
    private const int LongestUrl = 2000;

    private static readonly string[] RuleNames = Enum.GetNames<WatchlistRule>();

    /// <summary>Only what a caller gives: what is computed of it nobody sends.</summary>
    internal static readonly JsonSerializerOptions Json = new(NewWebHookJson.Default.Options)
    {
        TypeInfoResolver = ((IJsonTypeInfoResolver)NewWebHookJson.Default).WithAddedModifier(ConstructedOnly.Modify),
    };

    /// <summary>Which events it wants; of one that is sent alerts this says only whether its departments are known.</summary>
    public EventInterest Interest => new(Types ?? [], Departments ?? []);

    /// <summary>Which alerts it wants; null: it wants events.</summary>
    internal AlertInterest? Alerts => SendsAlerts ? new(Rules ?? [], Departments ?? []) : null;

    private bool SendsAlerts => Sends == WebHook.SendsAlerts;

    /// <summary>What was done by this, for the record.</summary>
    internal DomainEvent Registered(string id) => SendsAlerts
        ? new AlertHookRegistered(id, new Uri(Url).Host, Rules ?? [], Departments ?? [])
        : new WebHookRegistered(id, new Uri(Url).Host, Types ?? [], Departments ?? []);

    /// <summary>All that is wrong with it.</summary>
    public IEnumerable<FieldFault> Faults(View view, ReceiverAddresses addresses)
    {
        if (UrlFault(addresses) is { } fault)
        {
            yield return new("url", fault);
        }

        if (string.IsNullOrWhiteSpace(Label) || Words.Faults(Label, "label").Any())
        {
            yield return new("label", $"A label says what it is for, on one line of at most {Words.Longest} characters.");
        }

        if (After < 0 || After > view.Position)
        {
            yield return new("after", $"after is a position from 0 to {view.Position}.");
        }

        foreach (var other in Interest.Faults(view).Concat(ContentFaults()))
        {
            yield return other;
        }
    }

    private IEnumerable<FieldFault> ContentFaults()
    {
        if (Sends is not (null or WebHook.SendsEvents or WebHook.SendsAlerts))
        {
            yield return new("sends", $"sends is “{WebHook.SendsEvents}” or “{WebHook.SendsAlerts}”.");
        }

        if (SendsAlerts && Types?.Count > 0)
        {
            yield return new("types", "types goes with events. Of alerts, rules says which ones are wanted.");
        }

        if (!SendsAlerts && Rules?.Count > 0)
        {
            yield return new("rules", "rules goes with alerts. Of events, types says which ones are wanted.");
        }

        for (var i = 0; i < Rules?.Count; i++)
        {
            if (!RuleNames.Contains(Rules[i]))
            {
                yield return new($"rules[{i}]", $"The watchlist has no rule “{Words.Shown(Rules[i])}”; it has {string.Join(", ", RuleNames)}.");
            }
        }
    }

    private string? UrlFault(ReceiverAddresses addresses)
    {
        if (Url.Length > LongestUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            return $"Give an address that begins with https://, of at most {LongestUrl} characters.";
        }

        if (url.Scheme == Uri.UriSchemeHttp && !addresses.AnyConfigured)
        {
            return "Deliveries go over https. Plain http is taken within networks that WebHooks:AllowedNetworks names, and it names none.";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "The address may hold neither a user nor a fragment (#).";
        }

        // A name is judged by what it resolves to at each delivery; what is an address already can be judged at once.
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !addresses.Allows(address)
            ? $"{address} is no public address, and WebHooks:AllowedNetworks does not allow it."
            : null;
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(NewWebHook))]
internal sealed partial class NewWebHookJson : JsonSerializerContext;

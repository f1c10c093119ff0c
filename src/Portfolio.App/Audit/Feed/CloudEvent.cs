using System.Globalization;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Audit.Feed;

/// <summary>An event as a CloudEvent 1.0 in JSON; the ledger's own times are extension attributes.</summary>
internal static class CloudEvent
{
    /// <summary>What stands before the name of the kind in <c>type</c>.</summary>
    public const string TypePrefix = "portfolio.";

    /// <summary>Whose events they are: <c>source</c> of them all.</summary>
    public static string SourceOf(PortfolioNode node) => $"urn:portfolio:ledger:{node.Ledger.Head.LedgerId}";

    public static void Write(Utf8JsonWriter json, Recorded e, string source)
    {
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", e.Position.ToString(CultureInfo.InvariantCulture));
        json.WriteString("source", source);
        json.WriteString("type", $"{TypePrefix}{EventCodec.NameOf(e.Event)}");
        json.WriteString("subject", e.Stream);
        json.WriteString("time", e.RecordedAt.UtcDateTime);
        json.WriteNumber("streamversion", e.Version);
        json.WriteString("effectiveon", e.EffectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("reportedon", e.ReportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("actor", e.Actor.Id);
        json.WriteString("commandid", e.CommandId.ToString());

        // An answer to a survey is told in steps of five, by the results, and never by itself: who handed out the invitations
        // knows whose is whose.
        if (e.Event is not SurveyAnswered)
        {
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            EventCodec.Write(json, e.Event);
        }

        json.WriteEndObject();
    }
}

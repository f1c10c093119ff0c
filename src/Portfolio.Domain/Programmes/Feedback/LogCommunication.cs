using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

/// <summary>What customers or staff were told about.</summary>
public enum Topic
{
    /// <summary>Something that is done about feedback.</summary>
    Action,

    /// <summary>A scope item that was promised.</summary>
    Promise,

    /// <summary>A scope item that reached customers, in part or in full.</summary>
    Delivery,
}

/// <summary>Somebody was told what was done, or what will be.</summary>
/// <param name="Audience">Who was told, for example <c>Account managers</c>.</param>
/// <param name="Channel">By which way, for example <c>Newsletter</c>.</param>
/// <param name="About">What kind of thing it was about.</param>
/// <param name="Reference">The code of the action or scope item that it was about.</param>
/// <param name="Message">What was said.</param>
public sealed record LogCommunication(
    string Audience,
    string Channel,
    Topic About,
    string Reference,
    string? Message = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Words.TitleFaults(Audience, "audience"), .. Words.TitleFaults(Channel, "channel"),
        .. CommandFaults.Known<Topic>(About, "about"),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var reference = About == Topic.Action ? programme.Actions.ActionCode(Reference) : programme.ItemCode(Reference);
        var logged = new CommunicationLogged(Audience.Trim(), Channel.Trim(), About, reference);
        return programme.WasTold(logged, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(logged, []).With(TextNames.Message, Message));
    }

    internal static Refusal? Rule(Programme p, CommunicationLogged e)
    {
        if (e.About == Topic.Action)
        {
            return p.Actions.ContainsKey(e.Reference)
                ? null
                : new("action-exists", $"There is no action “{Words.Shown(e.Reference)}” on that day.", "reference");
        }

        if (!p.Items.TryGetValue(e.Reference, out var item))
        {
            return new("item-exists", $"{p.Code} has no scope item “{Words.Shown(e.Reference)}”.", "reference");
        }

        return e.About switch
        {
            Topic.Promise when item.Promises.Count == 0 =>
                new("promise-was-made", $"{item.Item} is promised to nobody on that day.", "reference"),
            Topic.Delivery when item.Delivered == 0 =>
                new("delivery-was-made", $"Nothing of {item.Item} has been delivered by that day.", "reference"),
            _ => null,
        };
    }
}

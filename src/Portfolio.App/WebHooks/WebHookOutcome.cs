using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.WebHooks;

/// <summary>What came of an administrator's act on a web hook.</summary>
public abstract record WebHookOutcome
{
    private WebHookOutcome()
    {
    }

    /// <summary>It is as was asked. A secret that was made now is in it, this once.</summary>
    /// <param name="Registered">It was not there before.</param>
    public sealed record Done(WebHookModel Hook, bool Registered = false) : WebHookOutcome;

    /// <summary>It is there no longer.</summary>
    public sealed record Removed : WebHookOutcome;

    /// <summary>There is none of that id.</summary>
    public sealed record None : WebHookOutcome;

    /// <summary>What was asked cannot be; nothing was recorded.</summary>
    public sealed record Malformed(IList<FieldFault> Faults) : WebHookOutcome;

    /// <summary>The Idempotency-Key registered one that was removed since.</summary>
    public sealed record RemovedSince(string Id) : WebHookOutcome;

    /// <summary>It could not be recorded, and so was not done.</summary>
    public sealed record NotRecorded(Answer Why) : WebHookOutcome;
}

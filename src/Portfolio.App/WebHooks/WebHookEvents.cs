using Portfolio.Domain;

namespace Portfolio.App.WebHooks;

// What administrators did with web hooks. Neither the secret nor the whole address is in them: an address may hold what only
// the receiver should know.

/// <summary>Somebody is sent events from now on. What for is kept as the text <c>label</c>.</summary>
/// <param name="Hook">Its id.</param>
/// <param name="Host">Where it is.</param>
/// <param name="Types">Names of the kinds of event; none: all.</param>
/// <param name="Departments">Codes of the departments; none: all.</param>
public sealed record WebHookRegistered(string Hook, string Host, ValueList<string> Types, ValueList<string> Departments) : DomainEvent
{
    /// <summary>Name of the text that says what it is for.</summary>
    public const string Label = "label";
}

/// <summary>Somebody is told from now on what comes onto the watchlist and what leaves it. What for is kept as the text <c>label</c>.</summary>
/// <param name="Hook">Its id.</param>
/// <param name="Host">Where it is.</param>
/// <param name="Rules">Names of the rules; none: all.</param>
/// <param name="Departments">Codes of the departments; none: all.</param>
public sealed record AlertHookRegistered(string Hook, string Host, ValueList<string> Rules, ValueList<string> Departments) : DomainEvent;

/// <summary>Its deliveries wait.</summary>
/// <param name="Hook">Its id.</param>
public sealed record WebHookPaused(string Hook) : DomainEvent;

/// <summary>Its deliveries go on: it was paused, or parked because they had failed.</summary>
/// <param name="Hook">Its id.</param>
public sealed record WebHookResumed(string Hook) : DomainEvent;

/// <summary>Its deliveries are signed with another secret from now on.</summary>
/// <param name="Hook">Its id.</param>
/// <param name="FormerUntil">Until when they are signed with the former one too; null: not at all.</param>
public sealed record WebHookSecretRotated(string Hook, DateTimeOffset? FormerUntil = null) : DomainEvent;

/// <summary>It is sent nothing any more, and its secret is gone.</summary>
/// <param name="Hook">Its id.</param>
public sealed record WebHookRemoved(string Hook) : DomainEvent;

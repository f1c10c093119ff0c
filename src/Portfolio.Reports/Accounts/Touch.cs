namespace Portfolio.Reports.Accounts;

/// <summary>How one account is touched.</summary>
public enum Touch
{
    /// <summary>A programme names it as its customer.</summary>
    Programme,
    Promise,
    Incident,
    Action,
    Response,
}

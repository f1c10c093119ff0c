namespace Portfolio.App.Web;

/// <summary>How much a caller may send; told in the error when it was more.</summary>
public static class Limits
{
    /// <summary>Bytes of a request's body, unless the endpoint or the configuration (<see cref="RequestSizes"/>) says otherwise.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>How deep JSON may nest.</summary>
    public const int Depth = 16;

    /// <summary>Most rows of a page of a list.</summary>
    public const int Page = 1000;
}

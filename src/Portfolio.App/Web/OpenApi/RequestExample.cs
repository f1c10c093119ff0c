namespace Portfolio.App.Web.OpenApi;

/// <summary>A body that an endpoint takes, as JSON.</summary>
internal sealed record RequestExample(string Json);

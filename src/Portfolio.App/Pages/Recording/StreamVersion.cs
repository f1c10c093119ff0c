namespace Portfolio.App.Pages.Recording;

/// <summary>A record at a version.</summary>
public sealed record StreamVersion(string Stream, int Version);

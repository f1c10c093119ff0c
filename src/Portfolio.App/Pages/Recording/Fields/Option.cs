namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What JSON holds for it.</param>
/// <param name="Title">What the reader sees.</param>
public sealed record Option(string Value, string Title);

namespace Portfolio.App.Commands;

/// <summary>One of the values that a field can have.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Help">What it means; empty where the label says it.</param>
public sealed record CommandChoice(string Name, string Label, string Help);

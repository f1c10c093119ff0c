namespace Portfolio.App.Simulate.Cast;

/// <summary>Somebody in the simulated organisation. Events hold the id; the name goes to the list of people.</summary>
public sealed record Person(string Id, string Name);

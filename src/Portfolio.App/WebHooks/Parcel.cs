namespace Portfolio.App.WebHooks;

/// <summary>What is sent to a receiver.</summary>
/// <param name="Id">The same for each try of the same content, and signed with it.</param>
/// <param name="Incarnation">Of the ledger that it is from.</param>
/// <param name="First">Position of the first event in it; of alerts, of the list before.</param>
/// <param name="Last">Position of the last event in it; of alerts, of the list that they lead to.</param>
/// <param name="Count">How many events or alerts it holds.</param>
/// <param name="Body">A JSON array of CloudEvents.</param>
/// <param name="Place">Headers that say where it lies, and behind what, so that a receiver can see a gap.</param>
internal sealed record Parcel(
    string Id, int Incarnation, long First, long Last, int Count, ReadOnlyMemory<byte> Body, IReadOnlyList<(string Name, string Value)> Place);

using System.ComponentModel;

namespace Portfolio.App.BoardPacks;

/// <summary>A report to be published as a board pack.</summary>
public sealed record BoardPackRequest(
    [property: Description("The pack's code: 2 to 60 letters, digits or - _ . /.")] string Code,
    [property: Description("What people call it.")] string Title,
    [property: Description("The name of the report.")] string Report = "board",
    [property: Description("As in the report's address, for example asOf=2026-05-31&department=MKT; left out, the whole report of today.")] string Parameters = "");

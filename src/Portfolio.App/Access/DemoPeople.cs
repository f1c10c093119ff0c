namespace Portfolio.App.Access;

/// <summary>A ready-made person of the demo sign-in.</summary>
/// <param name="Id">Stands as the actor in events; <c>Authorization: Bearer demo-ROLE</c> signs in by it too.</param>
public sealed record DemoPerson(string Id, string Name, string Role)
{
    public string Token => $"demo-{Role}";
}

/// <summary>
/// The four people of the demo sign-in. It works on loopback with the embedded database only; with anything else the
/// program does not start while it is on.
/// </summary>
public sealed class DemoPeople(bool enabled)
{
    private static readonly DemoPerson[] Everyone =
    [
        new("demo-pmo", "Petra Osei (PMO)", Roles.Pmo),
        new("demo-leadership", "Lars Winther (leadership)", Roles.Leadership),
        new("demo-auditor", "Aoife Brennan (auditor)", Roles.Auditor),
        new("demo-admin", "Adam Novak (admin)", Roles.Admin),
    ];

    public bool Enabled => enabled;

    /// <summary>Nobody, where the demo sign-in is off.</summary>
    public IReadOnlyList<DemoPerson> All => enabled ? Everyone : [];

    public DemoPerson? ByToken(string token) => All.FirstOrDefault(p => p.Token == token);
}

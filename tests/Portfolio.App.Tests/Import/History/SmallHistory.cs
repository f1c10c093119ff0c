using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.History;

/// <summary>A made-up log of changes with a mapping of its own: two pieces of scope, three releases.</summary>
internal static class SmallHistory
{
    public const string Yaml =
        """
        name: log
        register: LOG
        id: { headers: [programme] }
        state: { values: { planned: Active, running: Active, paused: OnHold, done: Completed, stopped: Dropped } }
        finish: { formats: [yyyy-MM-dd] }
        department: { codes: { Marketing: MKT } }
        history:
          day: { headers: [when] }
          field: { headers: [what] }
          from: { headers: [before] }
          to: { headers: [after] }
          opens: new
          fields: { name: Title, team: Department, state: State, due: Finish }
          gone: { field: row, values: [deleted] }
          stage: stage
          stageMeans: WorkedAt
          items:
            - { item: PILOT, title: Pilot, customerValue: 20, target: pilot in, stages: [pilot] }
            - { item: ROLL-OUT, title: Roll-out, customerValue: 80, target: roll-out in, stages: [roll-out] }
          unplanned: [tbd]
          ignored: [comment]
          phases:
            - { name: R1, also: [release 1], finish: 2024-06-30 }
            - { name: R2, finish: 2024-12-31 }
            - { name: R3, finish: 2025-06-30 }
        """;

    public static Mapping Mapping { get; } = MappingFile.Parse(Yaml, "log");

    public static Mapping MappingWith(string line, string instead) =>
        MappingFile.Parse(Yaml.Contains(line, StringComparison.Ordinal)
            ? Yaml.Replace(line, instead, StringComparison.Ordinal)
            : throw new ArgumentException($"The mapping has no “{line}”.", nameof(line)), "log");

    /// <summary>Rows such as <c>2024-01-05,P-1,pilot in,,R1</c>.</summary>
    public static RegisterFile Log(params string[] rows) => Log("log.csv", rows);

    public static RegisterFile Log(string name, string[] rows) =>
        SmallRegister.Text(name, string.Join("\n", ["When,Programme,What,Before,After", .. rows]) + "\n");
}

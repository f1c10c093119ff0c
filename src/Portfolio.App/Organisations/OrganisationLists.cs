using Portfolio.App.Lists;
using Portfolio.Domain;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Organisations;

/// <summary>How the lists of the organisation can be narrowed and sorted, and what is in them.</summary>
internal static class OrganisationLists
{
    public static readonly ListSpec<DepartmentRow> Departments = new(
        "departments", d => d.Code, d => [d.Code, d.Title],
        [("code", d => d.Code), ("title", d => d.Title), ("parent", d => d.Parent)],
        [
            ListFilter.Same<DepartmentRow>("parent", "Those right below a department.", d => d.Parent),
            ListFilter.Department<DepartmentRow>(d => d.Code),
        ])
    {
        IsDated = true,
    };

    public static readonly ListSpec<AccountRow> Accounts = new(
        "accounts", a => a.Code, a => [a.Code, a.Title],
        [("code", a => a.Code), ("title", a => a.Title), ("segment", a => a.Segment)],
        [ListFilter.Same<AccountRow>("segment", "Those of a segment.", a => a.Segment)]);

    public static readonly ListSpec<ShockRow> Shocks = new(
        "shocks", s => s.Code, s => [s.Code, s.Title, s.Threat],
        [("code", s => s.Code), ("title", s => s.Title), ("on", s => s.On), ("threat", s => s.Threat)],
        [
            ListFilter.Same<ShockRow>("threat", "Those of a threat.", s => s.Threat),
            ListFilter.Day<ShockRow>("from", "Those that strike on a day or later.", s => s.On, from: true),
            ListFilter.Day<ShockRow>("to", "Those that strike by a day.", s => s.On, from: false),
        ]);

    public static readonly ListSpec<WaveRow> Waves = new(
        "waves", w => w.Opened.Wave, w => [w.Opened.Wave, w.Opened.Title],
        [("code", w => w.Opened.Wave), ("title", w => w.Opened.Title), ("closedOn", w => w.ClosedOn), ("responded", w => w.Responded), ("openActions", w => w.OpenActions)],
        [ListFilter.Is<WaveRow>("open", "Those that take responses, or those that do not.", w => w.ClosedOn is null)]);

    public static readonly ListSpec<SurveyRow> Surveys = new(
        "surveys", s => s.Survey, s => [s.Survey, s.Title],
        [("code", s => s.Survey), ("title", s => s.Title), ("kind", s => s.Kind), ("closedOn", s => s.ClosedOn), ("invited", s => s.Invited)],
        [
            ListFilter.AnyOf<SurveyRow, SurveyKind>("kind", "Those of a kind.", s => s.Kind),
            ListFilter.Is<SurveyRow>("open", "Those that take answers, or those that do not.", s => s.ClosedOn is null),
        ]);

    public static readonly ListSpec<BoardPackPublished> BoardPacks = new(
        "board-packs", p => p.Pack, p => [p.Pack, p.Title],
        [("position", p => p.Position), ("code", p => p.Pack), ("title", p => p.Title), ("report", p => p.Report)],
        [ListFilter.Same<BoardPackPublished>("report", "Those of a report.", p => p.Report)]);

    public static IEnumerable<DepartmentRow> DepartmentsOf(Organisation organisation, DateOnly on) =>
        organisation.Departments.Values.Select(d => new DepartmentRow(d.Code, d.TitleOn(on), d.ParentOn(on)));

    public static IEnumerable<AccountRow> AccountsOf(Organisation organisation) =>
        organisation.Accounts.Values.Select(a => new AccountRow(a.Code, a.Title, a.Segment));

    public static IEnumerable<ShockRow> ShocksOf(Organisation organisation) =>
        from shock in organisation.Shocks.Values.Select(s => s.Latest)
        let declared = shock.Declared
        where declared is not null
        select new ShockRow(declared.Code, declared.Title, declared.Threat, declared.Departments, shock.On);

    public static IEnumerable<WaveRow> WavesOf(Organisation organisation) =>
        from wave in organisation.Waves.Values.Select(w => w.Latest)
        let opened = wave.Opened
        where opened is not null
        select new WaveRow(opened, wave.ClosedOn, wave.Responded, wave.Actions.Values.Count(a => a.Open));

    public static IEnumerable<SurveyRow> SurveysOf(Organisation organisation) =>
        from survey in organisation.Surveys.Values.Select(s => s.Latest)
        let opened = survey.Opened
        where opened is not null
        select new SurveyRow(opened.Survey, opened.Title, opened.Kind, survey.ClosedOn, survey.Invitations.Count);
}

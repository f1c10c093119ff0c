using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests;

public class EveryReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    [Fact]
    public void Is_in_the_list_by_the_name_in_its_header()
    {
        var asked = new ReportParameters(Knowledge.Recorded(0, new(2026, 7, 1)));
        ReportList.All.Select(r => r.Compute([], Organisation.Initial, asked).Header.Name).ShouldBe(ReportList.All.Select(r => r.Name));
        AllReports.Of([], Organisation.Initial, asked).Select(r => r.GetType()).ShouldBe(
            typeof(Report).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Report))), ignoreOrder: true);
    }

    [Fact]
    public void Of_an_empty_portfolio_says_no_data_and_never_0()
    {
        var parameters = new ReportParameters(Knowledge.Recorded(0, new(2026, 7, 1)));
        foreach (var report in AllReports.Of([], Organisation.Initial, parameters))
        {
            report.Figures.ShouldNotBeEmpty();
            report.Figures.ShouldAllBe(f => f.Value == null && f.Interval == null, report.Header.Name);
        }
    }

    // By account too: what is promised to another, or a wave's, is no other group's and no less a group's own.
    [Fact]
    public void Says_of_a_group_what_it_says_when_narrowed_to_it() => AnyBook.ForAll(AnyBook.Books, book =>
    {
        var asked = book.On("2026-07-01") with { By = Grouping.Account };
        foreach (var entry in ReportList.All)
        {
            foreach (var group in entry.Compute(book.Facts, book.Organisation, asked).Groups.Where(g => g.Group is not null))
            {
                var narrowed = entry.Compute(book.Facts, book.Organisation, asked with { By = null, Account = group.Group });
                group.Programmes.ShouldBe(narrowed.Header.Programmes, $"{entry.Name} {group.Group}");
                group.Figures.ShouldBe(narrowed.Figures.Where(f => group.Figures.Any(g => g.Name == f.Name)), $"{entry.Name} {group.Group}");
            }
        }
    });

    [Fact]
    public void Speaks_of_no_day_before_there_can_be_anything_on_record()
    {
        Knowledge.Fault(new(2026, 7, 1), new(1899, 12, 31)).ShouldBe(
            "asOf is 1899-12-31, and nothing on record is older than 1900-01-01: a report cannot speak of a day before it.");
        AllReports.Of([], Organisation.Initial, new(Knowledge.Recorded(0, new(2026, 7, 1), new(1900, 1, 1)))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Says_how_each_figure_comes_about_and_how_sure_it_is() => ForAnyBook((report, day) =>
    {
        report.Figures.Select(f => f.Name).ShouldBeUnique();
        foreach (var f in report.Figures)
        {
            f.Formula.ShouldNotBeNullOrWhiteSpace();
            f.Estimator.ShouldNotBeNullOrWhiteSpace();
            f.Evidence.ShouldNotBeNull();
            (f.Value is { } value && !double.IsFinite(value)).ShouldBeFalse(f.Name);
            if (f is { Unit: Unit.Share, Value: { } share })
            {
                share.ShouldBeInRange(0, 1, f.Name);
            }

            if (f is { Unit: Unit.Share, Numerator: not null, Value: not null })
            {
                f.Interval.ShouldNotBeNull(f.Name).Contains(f.Value.Value).ShouldBeTrue(f.Name);
            }

            if (f.Numerator is 0 && f.Unit == Unit.Share)
            {
                f.Evidence.ShouldBeEmpty();
            }

            if (f.Numerator > 0)
            {
                f.Evidence.ShouldNotBeEmpty($"{report.Header.Name}.{f.Name}");
            }
        }
    });

    [Fact]
    public void Names_as_evidence_only_events_that_are_on_record_of_that_programme_by_the_day() =>
        AnyBook.ForAll(AnyBook.Books, book =>
        {
            var day = AnyBook.First.AddDays(500);
            HashSet<long> Until(IEnumerable<Recorded> standing) => [.. standing.Where(e => e.EffectiveOn <= day).Select(e => e.Position)];
            var organisation = book.Organisation;
            var onRecord = book.Histories.Select(h => ($"programme/{h.Latest.Code}", Until(h.Standing)))
                .Concat(organisation.Waves.Select(w => ($"wave/{w.Key}", Until(w.Value.Standing))))
                .Concat(organisation.Shocks.Select(s => ($"shock/{s.Key}", Until(s.Value.Standing))))
                .Concat(organisation.Surveys.Select(s => ($"survey/{s.Key}", Until(s.Value.Standing))))
                .ToDictionary(s => s.Item1, s => s.Item2);
            foreach (var report in AllReports.Of(book.Facts, book.Organisation, At(book, day)))
            {
                foreach (var evidence in report.Figures.SelectMany(f => f.Evidence!))
                {
                    evidence.Positions.ShouldAllBe(p => onRecord[$"{evidence.Kind}/{evidence.Code}"].Contains(p));
                    evidence.Positions.ShouldBe(evidence.Positions.Distinct().Order());
                }
            }
        });

    [Fact]
    public void Has_the_same_figures_without_evidence() => AnyBook.ForAll(AnyBook.Books, book =>
    {
        var parameters = At(book, AnyBook.First.AddDays(500));
        foreach (var (with, without) in AllReports.Of(book.Facts, book.Organisation, parameters)
            .Zip(AllReports.Of(book.Facts, book.Organisation, parameters with { Evidence = false })))
        {
            without.Figures.ShouldAllBe(f => f.Evidence == null);
            without.Figures.ShouldBe(with.Figures.Select(f => f with { Evidence = null }));
        }
    });

    [Fact]
    public void Goes_into_tables_whose_cells_are_what_their_columns_say() => ForAnyBook((report, _) =>
    {
        report.Tables()[0].Name.ShouldBe("figures");
        report.Tables()[0].Rows.Count.ShouldBe(report.Figures.Count);
        report.Tables().Select(t => t.Name).ShouldBeUnique();
        foreach (var table in report.Tables())
        {
            table.Columns.Select(c => c.Name).ShouldBeUnique();
            foreach (var row in table.Rows)
            {
                row.Count.ShouldBe(table.Columns.Count);
                row.Zip(table.Columns)
                    .Where(c => c.First is not null && !Fits(c.First, c.Second.Kind))
                    .Select(c => $"{table.Name}.{c.Second.Name}: {c.First!.GetType()} {c.First}")
                    .ShouldBeEmpty();
            }
        }
    });

    [Fact]
    public void Is_written_as_JSON_the_same_each_time() => ForAnyBook((report, _) =>
    {
        var json = JsonSerializer.Serialize(report, report.GetType(), Json);
        json.ShouldBe(JsonSerializer.Serialize(report, report.GetType(), Json));
        var parsed = JsonDocument.Parse(json).RootElement;
        parsed.GetProperty("header").GetProperty("parameters").GetProperty("knowledge").GetProperty("basis").GetString()
            .ShouldBe("Recorded");
        parsed.GetProperty("figures").GetArrayLength().ShouldBe(report.Figures.Count);
    });

    // What single programmes add to a report is kept with their facts: it must never be what it was for another question.
    [Fact]
    public void Is_the_same_whatever_was_asked_of_the_same_facts_before() =>
        AnyBook.ForAll(AnyBook.Books.Zip(AnyBook.AnyDay.Zip(AnyBook.AnyDay)), given =>
        {
            var (book, (day, other)) = given;
            var facts = book.Facts;
            AllReports.Of(facts, book.Organisation, At(book, other) with { Evidence = false });
            AllReports.Of(facts, book.Organisation, At(book, AnyBook.First.AddDays(1000)) with { Evidence = false });
            AllReports.Of(facts, book.Organisation, At(book, day) with { Evidence = false })
                .ShouldBe(AllReports.Of(book.Facts, book.Organisation, At(book, day) with { Evidence = false }));
        });

    [Fact]
    public void Is_the_same_whatever_the_order_of_the_programmes() => AnyBook.ForAll(AnyBook.Books, book =>
    {
        var parameters = At(book, AnyBook.First.AddDays(500)) with { By = Grouping.Sponsor };
        AllReports.Of([.. book.Facts.Reverse()], book.Organisation, parameters)
            .ShouldBe(AllReports.Of(book.Facts, book.Organisation, parameters));
    });

    private static bool Fits(object cell, CellKind kind) => kind switch
    {
        CellKind.Text or CellKind.Programme or CellKind.Person => cell is string,
        CellKind.Whole => cell is long,
        CellKind.Number => cell is double or decimal,
        CellKind.Share => cell is double and >= 0 and <= 1,
        CellKind.Day => cell is DateOnly,
        CellKind.YesNo => cell is bool,
        _ => false,
    };

    private static ReportParameters At(Book book, DateOnly day) => new(Knowledge.Recorded(book.Position, new(2040, 1, 1), day));

    private static void ForAnyBook(Action<Report, DateOnly> holds) => AnyBook.ForAll(AnyBook.Books, book =>
    {
        var day = AnyBook.First.AddDays(600);
        foreach (var report in AllReports.Of(book.Facts, book.Organisation, At(book, day) with { By = Grouping.Department }))
        {
            holds(report, day);
        }
    });
}

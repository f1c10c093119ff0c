using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Export;

/// <summary>A table to be taken away.</summary>
/// <param name="Name">In kebab case; the sheet’s name.</param>
/// <param name="Rows">Gone through once, a row at a time. Cells are null, string, long, double, decimal, bool or <see cref="DateOnly"/>.</param>
public sealed record ExportTable(
    string Name, string Title, ValueList<TableColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A report’s table, with people by name.</summary>
    public static ExportTable Of(ReportTable table, People people)
    {
        var persons = table.Columns.Select((column, i) => (column, i)).Where(c => c.column.Kind == CellKind.Person).Select(c => c.i).ToArray();
        return new(table.Name, table.Title, table.Columns, persons.Length == 0 ? table.Rows : table.Rows.Select(Named));

        IReadOnlyList<object?> Named(ValueList<object?> row)
        {
            var named = row.ToArray();
            foreach (var i in persons)
            {
                named[i] = named[i] is string id ? people.NameOf(id) : null;
            }

            return named;
        }
    }
}

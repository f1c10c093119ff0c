using Microsoft.Extensions.Primitives;
using Portfolio.App.Commands;
using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Tests.Pages.Recording;

public sealed class FormValuesTests
{
    private static readonly IReadOnlyList<FormField> Fields = FieldReader.Of(CommandCatalogue.Find("add-scope-item")!);

    [Fact]
    public void A_row_that_is_removed_takes_its_values_along_and_the_rest_moves_up()
    {
        var values = Promised("ACME", "BOLT", "CORE");

        values.RemoveRow("promises", 1);

        values.Rows("promises").ShouldBe(2);
        values.One("promises[0].account").ShouldBe("ACME");
        values.One("promises[1].account").ShouldBe("CORE");
    }

    [Fact]
    public void A_row_that_is_added_is_empty_and_comes_last()
    {
        var values = Promised("ACME");

        values.AddRow("promises", Fields.Single(f => f.Name == "promises"));

        values.Rows("promises").ShouldBe(2);
        values.One("promises[0].account").ShouldBe("ACME");
        values.One("promises[1].account").ShouldBe("");
    }

    [Fact]
    public void Rows_into_which_nothing_was_typed_are_not_sent_and_leave_no_gap()
    {
        var values = Promised("", "ACME", " ", "BOLT");

        values.DropEmptyRows(Fields);

        values.Rows("promises").ShouldBe(2);
        values.One("promises[0].account").ShouldBe("ACME");
        values.One("promises[1].account").ShouldBe("BOLT");
    }

    [Fact]
    public void A_number_of_a_row_beyond_all_reason_is_none() =>
        FormValues.Of([KeyValuePair.Create("promises[99999999999].account", new StringValues("ACME"))]).Rows("promises").ShouldBe(0);

    private static FormValues Promised(params string[] accounts) =>
        FormValues.Of(accounts.Select((a, i) => KeyValuePair.Create($"promises[{i}].account", new StringValues(a))));
}

using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Tests.Import.Drafts;

/// <summary>What is proposed for the columns of a file that no mapping knows.</summary>
public sealed class ColumnLookTests
{
    [Theory]
    [InlineData("Id", RegisterField.Id)]
    [InlineData("GMPP ID Number", RegisterField.Id)]
    [InlineData("Project Name", RegisterField.Title)]
    [InlineData("Department", RegisterField.Department)]
    [InlineData("Description / Aims", RegisterField.Description)]
    [InlineData("IPA Delivery Confidence Assessment (A Delivery Confidence Assessment of the project at a fixed point in time)", RegisterField.Status)]
    [InlineData("SRO Delivery Confidence Assessment", RegisterField.Status)]
    [InlineData("SRO", RegisterField.Owner)]
    [InlineData("Departmental commentary on actions planned or taken on the IPA RAG rating.", RegisterField.Narrative)]
    [InlineData("Project - Start Date (Latest Approved Start Date)", RegisterField.Start)]
    [InlineData("Project - End Date (Latest Approved End Date)", RegisterField.Finish)]
    [InlineData("TOTAL Baseline Whole Life Costs (£m) (including Non-Government Costs)", RegisterField.Budget)]
    [InlineData("Idea", null)]
    [InlineData("Financial Year Variance (%)", null)]
    public void The_longest_words_of_a_header_say_what_it_is(string header, RegisterField? field) => Proposed(header).ShouldBe([field]);

    [Fact]
    public void A_field_is_the_first_columns_that_says_it_and_the_next_one_is_nothing_else() =>
        Proposed("IPA Delivery Confidence Assessment", "SRO Delivery Confidence Assessment", "SRO")
            .ShouldBe([RegisterField.Status, null, RegisterField.Owner]);

    private static IEnumerable<RegisterField?> Proposed(params string[] headers)
    {
        var file = SmallRegister.Text("unknown.csv", $"{string.Join(',', headers.Select(h => $"\"{h}\""))}\n{string.Join(',', headers.Select(_ => "x"))}\n");
        return ColumnLooks.Of(file, ImportLimits.Default).Select(look => look.Field);
    }
}

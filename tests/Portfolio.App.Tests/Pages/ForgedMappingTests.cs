using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Pages;

/// <summary>What a form of the import pages says beside what there was to choose: the page says what is wrong, nothing fails.</summary>
public sealed class ForgedMappingTests
{
    private const string Register = "project,title,owner\nP-1,One,MKT\n";
    private const string Changes = "project,on,field,old,new\nP-1,2024-05-01,title,One,First\n";

    [Theory]
    [InlineData("column-0", "99", "“99” is nothing that a column can be")]
    [InlineData("column-0", "0", "“0” is nothing that a column can be")]
    [InlineData("column-0", "-1", "“-1” is nothing that a column can be")]
    [InlineData("column-0", "Id, Start", "“Id, Start” is nothing that a column can be")]
    [InlineData("column-0", "ChangedOn", "“ChangedOn” is nothing that a column can be")]
    [InlineData("missing", "99", "“99” is nothing that may become of a programme")]
    [InlineData("missing", "1", "“1” is nothing that may become of a programme")]
    [InlineData("missing", "Drop,Complete", "“Drop,Complete” is nothing that may become of a programme")]
    public async Task A_column_is_only_what_it_can_be_said_to_be(string name, string forged, string told)
    {
        await using var web = await WebRun.StartAsync();
        using var officer = await PageCaller.SignInAsync(web, Roles.Pmo);
        var draft = (await officer.UploadAsync("/imports/files", [new("mapping", "columns")], ("register.csv", Register))).Replace("/columns", "", StringComparison.Ordinal);
        var said = new Dictionary<string, string>
        {
            ["column-0"] = "Id",
            ["column-1"] = "Title",
            ["column-2"] = "Department",
            ["register"] = "OWN",
            ["dates"] = "yyyy-MM-dd",
            ["positionAt"] = "2026-01-01",
            ["currency"] = "GBP",
            ["unit"] = "1",
            ["states"] = "",
            ["missing"] = "LeaveRegister",
        };

        var wrong = await officer.SendAsync($"{draft}/columns", new Dictionary<string, string>(said) { [name] = forged });
        var preview = await officer.Client.GetAsync(draft, TestContext.Current.CancellationToken);
        var right = await officer.SendAsync($"{draft}/columns", said);

        (wrong.Status, preview.StatusCode, right.Status).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        wrong.Shown.ShouldContain(told);
        (await officer.GetAsync(draft)).ShouldContain("P-1");
    }

    [Theory]
    [InlineData("99", "map")]
    [InlineData("1", "map")]
    [InlineData("Title, State", "map")]
    [InlineData("7", "look")]
    public async Task A_wording_means_only_what_it_can_be_said_to_mean(string forged, string pressed)
    {
        await using var web = await WebRun.StartAsync();
        using var officer = await PageCaller.SignInAsync(web, Roles.Pmo);
        var draft = (await officer.UploadAsync("/imports/files", [new("mapping", "changes")], ("changes.csv", Changes))).Replace("/changes", "", StringComparison.Ordinal);
        var said = new Dictionary<string, string>
        {
            ["id"] = "0",
            ["day"] = "1",
            ["field"] = "2",
            ["from"] = "3",
            ["to"] = "4",
            ["wording-0"] = "title",
            ["means-0"] = "Title",
            ["stageMeans"] = "Reached",
            ["register"] = "OWN",
            ["dates"] = "yyyy-MM-dd",
            ["do"] = pressed,
        };

        var wrong = await officer.SendAsync($"{draft}/changes", new Dictionary<string, string>(said) { ["means-0"] = forged });

        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Shown.ShouldContain($"“{forged}” is nothing that a wording can mean");
    }

    [Fact]
    public async Task A_list_is_narrowed_by_the_name_of_a_state_and_by_no_number()
    {
        await using var web = await WebRun.StartAsync();
        using var officer = web.As(Roles.Pmo);
        await web.BeginCrmAsync(officer);

        (await officer.GetStringAsync("/programmes?state=dropped", TestContext.Current.CancellationToken)).ShouldNotContain("/programmes/CRM-2");
        foreach (var number in Enumerable.Range(-1, 12))
        {
            (await officer.GetStringAsync($"/programmes?state={number}", TestContext.Current.CancellationToken)).ShouldContain("/programmes/CRM-2", Case.Sensitive, $"{number}");
        }
    }
}

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promise 12: data is JSON text in a plainly named table with comments.</summary>
public class Readable(OneLedger one) : IClassFixture<OneLedger>
{
    private TestLedger Ledger => one.Ledger;

    [Fact]
    public async Task Every_table_and_every_column_says_what_it_is()
    {
        const string silent =
            """
            select coalesce(string_agg(format('%s %s', c.oid::regclass, a.attname), ', '), '')
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace in ('ledger'::regnamespace, 'directory'::regnamespace, 'subscriptions'::regnamespace) and c.relkind in ('r', 'v')
              and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
            """;
        (await Ledger.OwnerAsync(silent)).ShouldBe("");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "b":1,  "a" : 2 }""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"zero":"\u0000","slash":"\/","Ærø":"\u00e6"}""")]
    [InlineData("""{"n":1.000000000000000000000000000001e+999}""")]
    [InlineData("\t{\r\n\"a\":[ ] }\n")]
    public async Task The_text_of_the_data_comes_back_unchanged(string data)
    {
        var outcome = (await Ledger.AppendAsync(Given.Command($"text/{data}", ExpectedVersion.New, Given.Event(data))))
            .ShouldBeOfType<AppendOutcome.Appended>();

        (await Ledger.Reader.ReadOneAsync(outcome.FirstPosition, default))!.Data.ShouldBe(data);
        (await Ledger.OwnerAsync($"select data::text from ledger.events where position = {outcome.FirstPosition}")).ShouldBe(data);
    }
}

using System.Text.Json;

namespace Portfolio.Domain.Tests;

public sealed class ValueListTests
{
    private static readonly ValueList<string> Two = ["a", "b"];

    [Fact]
    public void Lists_are_equal_when_their_elements_are()
    {
        Two.ShouldBe(ValueList.Create<string>(["a", "b"]));
        Two.Equals(["a", "b"]).ShouldBeTrue();
        Two.GetHashCode().ShouldBe(new[] { "a", "b" }.ToValueList().GetHashCode());
        Two.Equals(["b", "a"]).ShouldBeFalse();
        Two.Equals(["a"]).ShouldBeFalse();
        Two.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void One_element_is_a_list_like_others_however_it_was_made()
    {
        ValueList<string>[] lists = [["a"], ValueList.Create<string>(["a"]), new[] { "a" }.ToValueList(), JsonSerializer.Deserialize<ValueList<string>>("[\"a\"]")!];
        foreach (var list in lists)
        {
            list.ShouldBe(lists[0]);
            list.GetHashCode().ShouldBe(lists[0].GetHashCode());
            list.Count.ShouldBe(1);
            list[0].ShouldBe("a");
            Should.Throw<IndexOutOfRangeException>(() => list[1]);
            list.Span.ToArray().ShouldBe(["a"]);
            list.ToList().ShouldBe(["a"]);
            list.ToString().ShouldBe("[a]");
            list.Equals(Two).ShouldBeFalse();
            list.Equals([]).ShouldBeFalse();
            JsonSerializer.Serialize(list).ShouldBe("""["a"]""");
        }
    }

    [Fact]
    public void None_is_a_list_like_others()
    {
        ValueList<string> none = [];
        none.Count.ShouldBe(0);
        none.ToList().ShouldBeEmpty();
        none.Equals(["a"]).ShouldBeFalse();
        none.ShouldBe(Array.Empty<string>().ToValueList());
    }

    [Fact]
    public void It_is_a_JSON_array()
    {
        JsonSerializer.Serialize(Two).ShouldBe("""["a","b"]""");
        JsonSerializer.Deserialize<ValueList<string>>("""["a","b"]""").ShouldBe(Two);
    }

    [Fact]
    public void It_does_not_change_with_what_it_was_made_from()
    {
        var source = new[] { "a", "b" };
        var list = source.ToValueList();
        source[0] = "z";
        list.ShouldBe(Two);
    }
}

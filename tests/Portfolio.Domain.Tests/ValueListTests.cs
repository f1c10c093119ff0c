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

namespace Portfolio.Domain.Tests;

public sealed class GrowingListTests
{
    [Fact]
    public void Lists_grown_from_one_do_not_see_each_other()
    {
        var start = GrowingList<int>.Empty.Add(1).Add(2);

        var (one, other) = (start.Add(3), start.Add(4));

        start.ShouldBe([1, 2]);
        one.Add(5).ShouldBe([1, 2, 3, 5]);
        other.Add([6, 7]).ShouldBe([1, 2, 4, 6, 7]);
        one.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Adding_at_the_end_copies_seldom()
    {
        var (list, copied) = (GrowingList<int>.Empty, 0);
        for (var i = 0; i < 10_000; i++)
        {
            var next = list.Add(i);
            copied += list.Count > 0 && !next.Span[..list.Count].Overlaps(list.Span) ? 1 : 0;
            list = next;
        }

        copied.ShouldBeLessThan(50);
    }

    [Fact]
    public void Of_two_who_add_at_once_each_gets_its_own()
    {
        var start = GrowingList<int>.Empty.Add(0).Add(1);
        Parallel.For(0, 1000, i => start.Add(i).ShouldBe([0, 1, i]));
    }

    [Fact]
    public void In_the_midst_it_copies()
    {
        var list = GrowingList.Of([1, 3]);

        list.Insert(1, 2).ShouldBe([1, 2, 3]);
        list.SetItem(0, 9).ShouldBe([9, 3]);
        list.ShouldBe([1, 3]);
    }
}

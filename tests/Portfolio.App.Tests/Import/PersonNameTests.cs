using Portfolio.App.Import.Names;

namespace Portfolio.App.Tests.Import;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Ada Moss", "ADA MOSS ")]
    [InlineData("Kate Ridley-Pepper", "Kate Ridley Pepper")]
    [InlineData("José Núñez", "Jose Nunez")]
    public void Case_spacing_punctuation_and_accents_make_no_other_name(string one, string other) =>
        Compare(one, other).ShouldBe(NameMatch.Same);

    [Theory]
    [InlineData("Alun Roberts", "Air Cdre Alun Roberts")]
    [InlineData("Mark Totten", "Major General Mark Totten CBE")]
    [InlineData("Moss, Ada", "Ada Moss")]
    [InlineData("A Moss", "Ada Moss")]
    [InlineData("Ada J. Moss", "Ada Moss")]
    [InlineData("Chris Smith", "Christopher Smith")]
    [InlineData("Cath Rollo", "Catherine Rollo")]
    [InlineData("Christopher (Ed) Cutts", "Ed Cutts")]
    [InlineData("Philippa Rouse", "Phillipa Rouse")]
    [InlineData("Jonathan Athow", "Jonathon Athow")]
    public void Titles_order_initials_short_forms_and_few_letters_make_a_spelling_to_confirm(string one, string other) =>
        Compare(one, other).ShouldBe(NameMatch.Variant);

    [Theory]
    [InlineData("Ada Moss", "Ben Ode")]
    [InlineData("Ada Moss", "Ada Ode")]
    [InlineData("Mark Robinson", "Marc Bowie")]
    [InlineData("John Major", "Jane Major")]
    [InlineData("Simon James", "James Simmons")]
    [InlineData("Jo Li", "Al Li")]
    [InlineData("Steve Millward", "Steve Russell")]
    public void All_else_is_another_person(string one, string other) => Compare(one, other).ShouldBe(NameMatch.Another);

    [Fact]
    public void The_mapping_has_the_last_word()
    {
        var book = new PersonBook([], new()
        {
            Same = [["Bob Moss", "Robert Moss"]],
            Different = [["John Smith", "Jon Smith"]],
        });

        book.Compare("Robert Moss", "BOB MOSS").ShouldBe(NameMatch.Same);
        book.Compare("John Smith", "Jon Smith").ShouldBe(NameMatch.Another);
    }

    [Fact]
    public void Somebody_who_only_looks_like_another_is_kept_apart_and_pointed_out()
    {
        var book = new PersonBook([new("p-1", "Christopher Cutts")], new());

        book.Resembles("Chris Cutts").ShouldBe("Christopher Cutts");
        book.IdOf("Chris Cutts").ShouldNotBe("p-1");
        book.IdOf("christopher CUTTS").ShouldBe("p-1");
        book.Resembles("Ann Cutts").ShouldBeNull();
    }

    private static NameMatch Compare(string one, string other)
    {
        PersonName.Compare(other, one).ShouldBe(PersonName.Compare(one, other));
        return PersonName.Compare(one, other);
    }
}

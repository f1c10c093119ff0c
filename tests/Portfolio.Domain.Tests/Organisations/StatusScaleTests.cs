using Portfolio.Domain.Settings;

namespace Portfolio.Domain.Tests.Organisations;

public sealed class StatusScaleTests
{
    private static readonly Organisation Organisation = Today.Organisation;
    private static readonly StatusScale Dca = new("DCA", 1, [new("Fine", Light.Green), new("Not fine", Light.Red)]);

    [Fact]
    public void A_scale_is_defined() => Organisation.Gives(new DefineStatusScale(Dca), new StatusScaleDefined(Dca));

    [Fact]
    public void A_version_once_defined_stays_as_it_is_whatever_its_case() =>
        Organisation.And(new StatusScaleDefined(Dca))
            .Refuses(
                new DefineStatusScale(new("dca", 1, [new("Good", Light.Green), new("Bad", Light.Red)])),
                "dca@1 is defined already with other points: give it a new version.");

    [Fact]
    public void A_new_version_is_a_scale_of_its_own() =>
        Organisation.And(new StatusScaleDefined(Dca))
            .Gives(new DefineStatusScale(Dca with { Version = 2 }), new StatusScaleDefined(Dca with { Version = 2 }));

    [Fact]
    public void Those_built_in_are_known() =>
        Organisation.When(new DefineStatusScale(StatusScale.Rag5)).ShouldBe(Decision.Nothing);

    [Fact]
    public void Name_version_and_points_are_checked_at_once() =>
        Organisation.When(new DefineStatusScale(new("?", 0, [new("", Light.Red)]))).ShouldBeOfType<Decision.Refused>()
            .Why.Select(r => r.Field).ShouldBe(["scale.name", "scale.version", "scale.points[0].name", "scale.points"]);

    [Fact]
    public void Points_differ_by_more_than_case() =>
        Organisation.Refuses(
            new DefineStatusScale(new("DCA", 1, [new("Fine", Light.Green), new("fine", Light.Red)])),
            "A scale has 2 to 20 points, each with a name of its own.");
}

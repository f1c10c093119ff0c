using System.Net;
using System.Net.Sockets;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>Deliveries reach public addresses and those allowed by configuration, whatever a name says and when.</summary>
public sealed class ReceiverAddressTests
{
    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("64:ff9b::5db8:d822", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_public_addresses_are_allowed_by_themselves(string address, bool allowed) =>
        new ReceiverAddresses([]).Allows(IPAddress.Parse(address)).ShouldBe(allowed);

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("10.2.0.1", false)]
    [InlineData("fd12::1", true)]
    [InlineData("fd13::1", false)]
    public void Others_are_allowed_by_configuration(string address, bool allowed) =>
        new ReceiverAddresses([IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd12::/16")]).Allows(IPAddress.Parse(address)).ShouldBe(allowed);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_name_that_points_to_this_machine_when_it_connects_is_not_connected_to(string points)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        // At first it pointed elsewhere, and was found good.
        var answers = new Queue<string>(["93.184.216.34", points, points]);
        Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) });
        var settings = new WebHookSettings { Resolve = Resolve };
        (await settings.Resolve("rebinding.example", CancellationToken.None)).ShouldAllBe(a => new ReceiverAddresses(Array.Empty<IPNetwork>()).Allows(a));

        using var client = ReceiverClient.Create(settings);
        foreach (var scheme in new[] { "https", "http" })
        {
            var fault = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync($"{scheme}://rebinding.example:{port}/"));
            fault.InnerException.ShouldBeOfType<ForbiddenReceiverException>().Message.ShouldStartWith($"rebinding.example is {points}, and ");
        }

        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Of_several_addresses_only_those_that_are_allowed_are_tried()
    {
        await using var receiver = await Receiver.StartAsync();
        var settings = new WebHookSettings
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")],
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse("127.0.0.2"), IPAddress.Loopback }),
        };
        using var client = ReceiverClient.Create(settings);

        (await client.PostAsync($"http://receiver.example:{receiver.Address.Port}/", new StringContent("[]"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync($"http://93.184.216.34:{receiver.Address.Port}/")))
            .InnerException.ShouldBeOfType<ForbiddenReceiverException>("without TLS nothing goes over a public network");
    }
}

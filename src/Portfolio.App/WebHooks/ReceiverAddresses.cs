using System.Net;
using System.Net.Sockets;

namespace Portfolio.App.WebHooks;

/// <summary>
/// Which addresses deliveries may go to: public ones, and what was allowed by configuration. Whoever may register a web hook
/// must not reach this machine, its neighbours, or the metadata service of a cloud through it.
/// </summary>
public sealed class ReceiverAddresses(IReadOnlyList<IPNetwork> allowed)
{
    // Special-purpose address registries of IANA for IPv4; of IPv6 only global unicast is public at all.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether a delivery may go there.</summary>
    public bool Allows(IPAddress address) => IsConfigured(address) || IsPublic(Plain(address));

    /// <summary>Whether it was allowed by configuration.</summary>
    public bool IsConfigured(IPAddress address) => allowed.Any(network => network.Contains(Plain(address)));

    /// <summary>Whether anything was allowed by configuration.</summary>
    public bool AnyConfigured => allowed.Count > 0;

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily != AddressFamily.InterNetworkV6 || GlobalUnicast.Contains(address))
        && !NotPublic.Any(network => network.Contains(address));

    // An IPv4 address is judged as what it is, however it is written: mapped into IPv6, or behind a translator.
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0)
        {
            address = new IPAddress(address.GetAddressBytes());
        }

        return Translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : address;
    }
}

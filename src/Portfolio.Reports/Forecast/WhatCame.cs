using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>What came of something that was said, in little room; as it is made without anything, it is not scored.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct WhatCame
{
    private readonly ushort _days;
    private readonly Kind _kind;

    /// <param name="days">How long it was followed: to its end, to when it was due, or to when it was last seen.</param>
    /// <param name="delivered">Whether it was delivered in time; null where nobody looked long enough to tell.</param>
    public WhatCame(int days, bool? delivered) => (_days, _kind) = ((ushort)days, delivered switch
    {
        null => Kind.Lost,
        false => Kind.NotDelivered,
        true => Kind.Delivered,
    });

    private enum Kind : byte
    {
        NotScored,
        Lost,
        NotDelivered,
        Delivered,
    }

    public int Days => _days;

    public bool Scored => _kind != Kind.NotScored;

    /// <summary>Whether it can be told right from wrong.</summary>
    public bool Told => _kind >= Kind.NotDelivered;

    public bool? Delivered => Told ? _kind == Kind.Delivered : null;
}

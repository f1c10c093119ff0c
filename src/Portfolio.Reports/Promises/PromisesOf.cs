using System.Runtime.InteropServices;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Promises;

/// <summary>The promises of a programme as they stand on its day, by item; with an account asked for, those to it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PromisesOf(ProgrammeOn Programme, PromiseOn[] Promises)
{
    /// <summary>Of each programme of a slice.</summary>
    public static PromisesOf[] All(Slice slice) =>
        slice.Each(p => new PromisesOf(p, PromiseOn.To(p, slice.Parameters.Account)));
}

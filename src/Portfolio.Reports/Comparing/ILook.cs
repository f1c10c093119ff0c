namespace Portfolio.Reports.Comparing;

/// <summary>How something looks at many places, to be held against how it looks otherwise.</summary>
internal interface ILook<in TSelf>
    where TSelf : ILook<TSelf>
{
    /// <summary>Of each place, whether the two differ there.</summary>
    bool[] Differs(TSelf other);
}

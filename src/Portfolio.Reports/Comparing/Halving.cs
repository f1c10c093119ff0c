namespace Portfolio.Reports.Comparing;

/// <summary>
/// Finds which of many things make a difference, and where, when one after the other of them is exchanged until all are: where two
/// looks of such a row differ, one half-way between them is taken, and so on while there are looks left. What makes a difference
/// between two looks makes it before or after the one between, so that each place costs one look, not one for each half.
/// </summary>
/// <param name="look">By the row, how it looks after so many of the things. Called from several threads at once.</param>
/// <param name="rows">How many rows there are, each looked at for itself: with nothing exchanged, things may hide each other.</param>
/// <param name="places">At how many places two looks may differ.</param>
internal sealed class Halving<TLook>(Func<int, int, TLook> look, int rows, int places)
    where TLook : ILook<TLook>
{
    /// <summary>Of each thing by its number, where it makes a difference; of one that makes none, nothing.</summary>
    public SortedDictionary<int, bool[]> Felt { get; } = [];

    /// <summary>Those that could not be told apart before the looks ran out.</summary>
    public SortedSet<int> Together { get; } = [];

    /// <summary>Looks between the ends and all the cuts.</summary>
    /// <param name="cuts">From 0 on, up to how many things there are: a look at each is taken first.</param>
    /// <param name="most">So many looks beside these, of all rows together.</param>
    public void Find(IReadOnlyList<int> cuts, int most)
    {
        var looks = Taken([.. cuts.SelectMany(cut => Enumerable.Range(0, rows).Select(row => (row, cut)))]);
        List<Stretch> stretches =
        [
            .. cuts.Skip(1).SelectMany((to, i) => Enumerable.Range(0, rows).Select(row => new Stretch(
                row, cuts[i], to, looks[(i * rows) + row], looks[((i + 1) * rows) + row]))),
        ];
        while (stretches.Count > 0)
        {
            var felt = stretches.Select(s => (Stretch: s, Felt: s.Begin.Differs(s.End))).Where(s => s.Felt.Contains(true)).ToList();
            var several = felt.Where(s => s.Stretch.Length > 1).Take(Math.Max(0, most)).ToList();
            foreach (var (stretch, where) in felt.Where(s => s.Stretch.Length == 1).Concat(felt.Where(s => s.Stretch.Length > 1).Skip(several.Count)))
            {
                Name(stretch, where);
            }

            most -= several.Count;
            var middles = Taken([.. several.Select(s => (s.Stretch.Row, s.Stretch.Middle))]);

            // Those that are left when the looks run out are the same things of each row.
            stretches = [.. several.Zip(middles).SelectMany(s => s.First.Stretch.Halves(s.Second)).OrderBy(s => s.From)];
        }
    }

    private TLook[] Taken((int Row, int After)[] asked)
    {
        var looks = new TLook[asked.Length];
        Parallel.For(0, asked.Length, i => looks[i] = look(asked[i].Row, asked[i].After));
        return looks;
    }

    private void Name(Stretch stretch, bool[] where)
    {
        for (var thing = stretch.From; thing < stretch.To; thing++)
        {
            var felt = Felt.TryGetValue(thing, out var known) ? known : Felt[thing] = new bool[places];
            for (var place = 0; place < places; place++)
            {
                felt[place] |= where[place];
            }

            if (stretch.Length > 1)
            {
                Together.Add(thing);
            }
        }
    }

    /// <param name="Begin">Before the first of its things is exchanged.</param>
    /// <param name="End">After the last.</param>
    private readonly record struct Stretch(int Row, int From, int To, TLook Begin, TLook End)
    {
        public int Length => To - From;

        public int Middle => From + (Length / 2);

        public Stretch[] Halves(TLook middle) => [this with { To = Middle, End = middle }, this with { From = Middle, Begin = middle }];
    }
}

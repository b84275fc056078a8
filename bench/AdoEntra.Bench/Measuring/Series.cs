namespace AdoEntra.Bench.Measuring;

/// <summary>The readings of one thing in one run.</summary>
internal sealed class Series
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public double Min => _values.Min();

    public double Max => _values.Max();

    public double Median
    {
        get
        {
            double[] sorted = [.. _values.Order()];
            int middle = sorted.Length / 2;
            return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }

    public void Add(double value) => _values.Add(value);

    public void Add(IEnumerable<double> values) => _values.AddRange(values);

    /// <summary>The same without what is in each reading anyway.</summary>
    public Series Above(double part)
    {
        var above = new Series();
        above.Add(_values.Select(value => value - part));
        return above;
    }

    /// <summary>Median and spread.</summary>
    public override string ToString() => Min >= 100 ? $"{Median:0} [{Min:0}..{Max:0}]" : $"{Median:0.0} [{Min:0.0}..{Max:0.0}]";
}

namespace AdoEntra.Bench.Children;

/// <summary>A measurement that gave no number, or not the one meant.</summary>
internal sealed class MeasurementException(string message) : Exception(message);

namespace AdoEntra.Conventions.Tests.Help.Fixtures;

/// <summary>An enumeration, whose names are the accepted values.</summary>
public enum SampleColor
{
    Red,
    Green,
}

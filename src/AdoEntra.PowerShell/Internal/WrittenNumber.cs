using System.Management.Automation;
using AdoEntra.Json.Reading;

namespace AdoEntra.Internal;

/// <summary>A number that no type has: for the shell its text, as a body the number.</summary>
/// <param name="number">The number.</param>
internal sealed class WrittenNumber(NumberText number) : PSObject(number.ToString())
{
    /// <summary>The number as it goes into a body.</summary>
    public NumberText Number => number;
}

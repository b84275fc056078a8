using System.Globalization;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>
/// A set of words that the service takes for a value, and their numbers. [D code] The public clients for Node and .NET send numbers, the
/// contract has words, and the service takes either; in answers there are words. The numbers are those of the clients. What is neither is
/// refused, [I] with 400. Of flags several are taken, separated by commas or added up.
/// </summary>
internal sealed class ServiceEnum
{
    private readonly (string Word, int Number)[] _values;
    private readonly bool _areFlags;

    private ServiceEnum(bool areFlags, (string Word, int Number)[] values) => (_areFlags, _values) = (areFlags, values);

    /// <summary>The words, as they stand in answers.</summary>
    public IEnumerable<string> Words => _values.Select(value => value.Word);

    /// <summary>Words of which one is meant.</summary>
    public static ServiceEnum Of(params (string Word, int Number)[] values) => new(areFlags: false, values);

    /// <summary>Words that are numbered from 0.</summary>
    public static ServiceEnum Of(params string[] words) => new(areFlags: false, [.. words.Select((word, index) => (word, index))]);

    /// <summary>Words of which several may be meant.</summary>
    public static ServiceEnum Flags(params (string Word, int Number)[] values) => new(areFlags: true, values);

    /// <summary>The number that a text stands for; null when it stands for none.</summary>
    public int? Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return IsKnown(number) ? number : null;
        }

        var parts = _areFlags ? text.Split(',', StringSplitOptions.TrimEntries) : [text];
        var sum = 0;
        foreach (var part in parts)
        {
            var index = Array.FindIndex(_values, value => value.Word.Equals(part, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                return null;
            }

            sum |= _values[index].Number;
        }

        return sum;
    }

    /// <summary>The word for a number; of several flags the words, as .NET writes them.</summary>
    public string Word(int number)
    {
        var index = Array.FindIndex(_values, value => value.Number == number);
        return index >= 0
            ? _values[index].Word
            : string.Join(", ", _values
                .Where(value => value.Number != 0 && (value.Number & number) == value.Number).Select(value => value.Word));
    }

    private bool IsKnown(int number) =>
        _values.Any(value => value.Number == number)
        || (_areFlags && number > 0 && (number & ~_values.Aggregate(0, (all, value) => all | value.Number)) == 0);
}

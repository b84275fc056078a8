using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Routing;

/// <summary>The query of a request, read with the types that the contract declares. What cannot be read is refused, [I] with 400.</summary>
internal readonly struct ResourceQuery(IQueryCollection query)
{
    /// <summary>A text, or null when it is absent or empty.</summary>
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A number, or null when it is absent.</summary>
    public int? Number(string name, int least = 0, int most = int.MaxValue)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw new ServiceRefusalException(ServiceErrors.InvalidQuery(name, text.ToString()));
    }

    /// <summary>An id, or null when it is absent.</summary>
    public Guid? Id(string name) => Text(name) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw new ServiceRefusalException(ServiceErrors.InvalidQuery(name, text));

    /// <summary>A time, UTC where it does not say, or null when it is absent.</summary>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new ServiceRefusalException(ServiceErrors.InvalidQuery(name, text));

    /// <summary>Whether something was asked for. [I] What is neither true nor false counts as not asked for.</summary>
    public bool Flag(string name) => bool.TryParse(query[name].ToString(), out var value) && value;

    /// <summary>Numbers separated by commas; empty when absent.</summary>
    public IReadOnlyList<int> Numbers(string name)
    {
        var text = Text(name);
        var numbers = new List<int>();
        foreach (var part in text?.Split(',') ?? [])
        {
            numbers.Add(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ServiceRefusalException(ServiceErrors.InvalidQuery(name, text!)));
        }

        return numbers;
    }
}

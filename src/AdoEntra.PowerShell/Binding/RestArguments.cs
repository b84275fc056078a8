using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Json.Writing;
using AdoEntra.Rest;

namespace AdoEntra.Binding;

/// <summary>What a shell gives to a call, as the call takes it.</summary>
internal static class RestArguments
{
    private static readonly PowerShellBodyAdapter s_shape = new();

    /// <summary>The host of a name; null where none is given.</summary>
    public static ServiceHost? Service(string? name) => name is null ? null : ServiceHost.TryFind(name) ?? throw new AdoConnectionException(
        ErrorIds.InvalidRequest,
        $"The service '{name}' does not exist.",
        $"Pass one of: {string.Join(", ", ServiceHost.All.Select(static host => host.Name))}.")
    { Target = name };

    /// <summary>The values of a route, by their names in any case.</summary>
    public static IReadOnlyDictionary<string, string> RouteValues(IDictionary? values)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> pair in Pairs(values, nameof(RouteValues)))
        {
            if (all.ContainsKey(pair.Key))
                throw Refused(
                    nameof(RouteValues),
                    pair.Key,
                    "has more than one value",
                    "Pass one value, or make one call for each: a part of a path is a single value."
                );
            all.Add(pair.Key, pair.Value);
        }

        return all;
    }

    /// <summary>Names and values; of a list one pair for each element.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IDictionary? values, string parameter)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (DictionaryEntry entry in values ?? new Hashtable())
        {
            string name = Text(entry.Key, parameter, "a name");
            if (name.Length == 0)
                throw new AdoConnectionException(
                    ErrorIds.InvalidRequest,
                    $"The value of -{parameter} has an entry without a name.",
                    "Pass a name for each value."
                );
            object? value = PowerShellBodyAdapter.Bare(entry.Value);
            if (value is not IEnumerable list || value is string or IDictionary or System.Xml.XmlNode)
            {
                // What was never set is not given.
                if (value is not null) pairs.Add(new(name, Text(value, parameter, name)));
                continue;
            }

            int before = pairs.Count;
            pairs.AddRange(list.Cast<object?>().Select(one => new KeyValuePair<string, string>(name, Text(one, parameter, name))));
            if (pairs.Count == before)
                throw Refused(
                    parameter,
                    name,
                    "is an empty list",
                    "Remove the name, or pass a value: without one, the call would mean something else."
                );
        }

        return pairs;
    }

    /// <summary>A file's full path, in the session's own folder; the process has another.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none of the file system.</exception>
    public static string Path(PSCmdlet cmdlet, string path)
    {
        string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? full
            : throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The path '{path}' is not in the file system but in {provider.Name}.",
                "Pass a file on a file system drive."
            )
            {
                Target = path,
            };
    }

    /// <summary>A body that is read from a file.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: there is none, or it cannot be read.</exception>
    public static BodyFactory File(string path)
    {
        try
        {
            using FileStream probe = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                $"The file '{path}' cannot be read: {exception.Message}",
                "Check the name and the file's permissions."
            )
            {
                Target = path,
            };
        }

        return type => FileBody.Of(path, new BodyMedia(type));
    }

    /// <summary>A body that is sent as it is, where it is a text, or as JSON.</summary>
    public static BodyFactory Body(object? body) => type => new BytesBody(JsonBody.For(body, new BodyMedia(type), s_shape), type);

    // As the service writes them: true, not True; a point, whatever the session's culture says; times as ISO 8601. What has no text of its
    // own is refused: the name of its type would go out, or nothing, and a filter would be none.
    private static string Text(object? value, string parameter, string name) => PowerShellBodyAdapter.Bare(value) switch
    {
        string text => text,
        NumberText number => number.ToString(),
        bool truth => truth ? "true" : "false",
        char character => character.ToString(),

        // It claims to have a text, and has an empty one.
        PSObject => throw Meaningless(parameter, name, typeof(PSCustomObject)),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
#if NET
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
#endif
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        { } named when named is Uri or Version or AdoResource => named.ToString()!,
        null => throw Refused(parameter, name, "contains null", "Remove it from the list."),
        { } other => throw Meaningless(parameter, name, other.GetType()),
    };

    private static AdoConnectionException Meaningless(string parameter, string name, Type type) =>
        Refused(
            parameter,
            name,
            $"is a {type.FullName}, which is not supported there",
            "Pass a string, a number, a time or a Boolean, or a list of these."
        );

    private static AdoConnectionException Refused(string parameter, string name, string what, string advice) =>
        new(ErrorIds.InvalidRequest, $"The value of -{parameter} cannot be sent: '{name}' {what}.", advice) { Target = name };
}

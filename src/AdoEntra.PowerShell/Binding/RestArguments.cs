using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Operations;
using AdoEntra.Http.Rest;

namespace AdoEntra.Binding;

/// <summary>What a shell gives to a call, as the call takes it.</summary>
internal static class RestArguments
{
    private static readonly PowerShellBodyShape s_shape = new();

    /// <summary>The host of a name; null where none is given.</summary>
    public static ServiceHost? Service(string? name) => name is null ? null : ServiceHost.TryFind(name) ?? throw new AdoConnectionException(
        ErrorIds.InvalidRequest,
        $"There is no service '{name}'.",
        $"Give one of these: {string.Join(", ", ServiceHost.All.Select(static host => host.Name))}.")
    { Target = name };

    /// <summary>The values of a route, by their names in any case.</summary>
    public static IReadOnlyDictionary<string, string> RouteValues(IDictionary? values)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> pair in Pairs(values, nameof(RouteValues))) all[pair.Key] = pair.Value;
        return all;
    }

    /// <summary>Names and values; of a list one pair for each element.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(IDictionary? values, string parameter)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (DictionaryEntry entry in values ?? new Hashtable())
        {
            string name = Text(entry.Key);
            if (name.Length == 0) throw new AdoConnectionException(ErrorIds.InvalidRequest, $"-{parameter} has an entry without a name.", "Give each value its name.");
            object? value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            if (value is IEnumerable list and not (string or IDictionary)) pairs.AddRange(list.Cast<object?>().Select(one => new KeyValuePair<string, string>(name, Text(one))));
            else if (value is not null) pairs.Add(new(name, Text(value)));
        }

        return pairs;
    }

    /// <summary>A file's full path, in the session's own folder; the process has another.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it is none of the file system.</exception>
    public static string Path(PSCmdlet cmdlet, string path)
    {
        string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? full : throw new AdoConnectionException(
            ErrorIds.InvalidRequest, $"'{path}' is not in the file system but in {provider.Name}.", "Give a file of a file-system drive.") { Target = path };
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
            throw new AdoConnectionException(ErrorIds.InvalidRequest, $"'{path}' cannot be read: {exception.Message}", "Check the name and the file's permissions.") { Target = path };
        }

        return type => new FileBody(path, type);
    }

    /// <summary>A body that is sent as it is, where it is a text, or as JSON.</summary>
    public static BodyFactory Body(object? body) => type => new BytesBody(
        type.StartsWith(RequestBody.JsonPatch, StringComparison.OrdinalIgnoreCase) ? JsonBody.Patch(body, s_shape) : JsonBody.Of(body, s_shape), type);

    // As the service writes them: true, not True; a point, whatever the session's culture says; times as ISO 8601.
    private static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => string.Empty,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        { } other => other.ToString() ?? string.Empty,
    };
}

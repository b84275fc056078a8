namespace AdoEntra.Json.Writing;

/// <summary>What Core cannot know of the objects in a body: those of the shell that it was made in.</summary>
internal interface IBodyAdapter
{
    /// <summary>The value itself, where the shell has put something around it.</summary>
    object? Unwrap(object? value);

    /// <summary>The fields of an object that is no text, number, list or dictionary.</summary>
    /// <param name="value">The object, unwrapped.</param>
    /// <param name="path">Where it is, for errors.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it has no fields, or one that cannot be read.</exception>
    IEnumerable<KeyValuePair<string, object?>> Fields(object value, JsonBodyPath path);
}

using AdoEntra.Errors;

namespace AdoEntra.Json.Writing;

/// <summary>Where in a body the writing stands, for errors; and what it is inside of.</summary>
internal sealed class JsonBodyPath
{
    private const int Deepest = 100;
    private const int LongestShown = 120;

    private readonly JsonBodyPath? _outer;
    private readonly object? _container;
    private readonly int _depth;

    /// <summary>The body as a whole.</summary>
    public JsonBodyPath()
    {
    }

    private JsonBodyPath(JsonBodyPath outer, object container)
    {
        _outer = outer;
        _container = container;
        _depth = outer._depth + 1;
    }

    /// <summary>The field or element of this container that is being written: <c>name</c> or <c>[3]</c>.</summary>
    public string Step { private get; set; } = string.Empty;

    /// <summary>Goes into the object, list or dictionary at this place.</summary>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: it contains itself, or too deep.</exception>
    public JsonBodyPath Enter(object container)
    {
        if (_depth == Deepest) throw Refuse($"is nested deeper than {Deepest} levels", "Send a flatter body, or its JSON as a string.");
        for (JsonBodyPath? outer = this; outer is not null; outer = outer._outer)
        {
            if (ReferenceEquals(outer._container, container))
                throw Refuse("is an object that contains it", "Remove it, or pass its id or its name instead.");
        }

        return new JsonBodyPath(this, container);
    }

    /// <summary>The value at this place is of a kind that JSON has no form for.</summary>
    public AdoConnectionException HasNoJson(object value) => Refuse(
        NoJson(value),
        "Pass what the service requires of it: a text, a number, a list, or a hashtable.");

    /// <summary>That a value is of such a kind: a part of a sentence.</summary>
    public static string NoJson(object value) => $"is a {value.GetType().FullName}, which has no JSON form";

    /// <summary>A field of the value at this place cannot be read.</summary>
    public AdoConnectionException Unreadable(string name, string reason)
    {
        var inside = new JsonBodyPath(this, this) { Step = name };
        return inside.Refuse($"cannot be read ({reason.TrimEnd('.')})", "Remove it, or put its value in a hashtable.");
    }

    /// <param name="what">What is wrong with the value at this place.</param>
    /// <param name="advice">What to do.</param>
    public AdoConnectionException Refuse(string what, string advice)
    {
        string path = ToString();
        string shown =
            path.Length <= LongestShown
                ? path
                : path.Substring(0, LongestShown / 2) + "…" + path.Substring(path.Length - (LongestShown / 2));
        return new AdoConnectionException(
            ErrorIds.InvalidRequest,
            $"The body cannot be sent: {(path.Length == 0 ? "it" : $"'{shown}'")} {what}.",
            advice
        )
        {
            Target = path.Length == 0 ? "the body" : shown,
        };
    }

    /// <summary>For example <c>variables[3].value</c>; nothing for the body as a whole.</summary>
    public override string ToString()
    {
        string outer = _outer?.ToString() ?? string.Empty;
        return outer.Length == 0 || Step.Length == 0 || Step[0] == '[' ? outer + Step : $"{outer}.{Step}";
    }
}

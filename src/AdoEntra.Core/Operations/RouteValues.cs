using AdoEntra.Errors;

namespace AdoEntra.Operations;

/// <summary>
/// The values that a user gave for the placeholders of a route, by their names in any case; and the project to take where none was given.
/// </summary>
internal sealed class RouteValues
{
    private const string Project = "project";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _defaultProject;

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: two values for the same name.</exception>
    public RouteValues(IReadOnlyDictionary<string, string> values, string? defaultProject)
    {
        foreach (KeyValuePair<string, string> value in values)
        {
            if (_values.ContainsKey(value.Key))
            {
                throw new AdoConnectionException(
                    ErrorIds.InvalidRequest,
                    $"The route value '{value.Key}' is passed twice.",
                    "Pass each route value once: names are not case-sensitive."
                )
                {
                    Target = value.Key,
                };
            }

            _values.Add(value.Key, value.Value);
        }

        _defaultProject = string.IsNullOrEmpty(defaultProject) ? null : defaultProject;
    }

    /// <summary>The names that were given.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>Whether there is a value for a placeholder.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The value for a placeholder; null where there is none.</summary>
    public string? Find(string name)
    {
        if (_values.TryGetValue(name, out string? value)) return value ?? string.Empty;
        return name.Equals(Project, StringComparison.OrdinalIgnoreCase) ? _defaultProject : null;
    }
}

using AdoEntra.Errors;

namespace AdoEntra.Resources.ProtectedResources;

/// <summary>A protected resource as a user names it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its name or id.</param>
internal sealed record ProtectedResourceReference(ProtectedResourceKind Kind, string Text)
{
    /// <summary>True where the text is the service's own id of it, as another object had it.</summary>
    public bool IsId { get; init; }

    /// <summary>The one resource that was named.</summary>
    /// <param name="named">What was given for each kind; null or empty for nothing.</param>
    /// <param name="type">The kind of a resource that is given by its id.</param>
    /// <param name="id">That id.</param>
    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: none or several were named.</exception>
    public static ProtectedResourceReference Of(
        IEnumerable<(ProtectedResourceKind Kind, string? Text)> named,
        string? type,
        string? id
    )
    {
        List<ProtectedResourceReference> given =
        [
            .. named
                .Where(static one => !string.IsNullOrEmpty(one.Text))
                .Select(static one => new ProtectedResourceReference(one.Kind, one.Text!)),
        ];
        if (given.Count == 0 && id is { Length: > 0 })
        {
            ProtectedResourceKind kind = ProtectedResourceKind.Find(type) ?? throw new AdoConnectionException(
                ErrorIds.InvalidRequest,
                type is { Length: > 0 }
                    ? $"'{type}' is no kind of protected resource."
                    : "An id alone does not say which kind of resource it belongs to.",
                $"Pass one of {string.Join(", ", ProtectedResourceKind.All.Select(static one => one.Name))} as -ResourceType.")
            {
                Target = type,
            };
            return new(kind, id) { IsId = true };
        }

        return given.Count == 1 ? given[0] : throw new AdoConnectionException(
            ErrorIds.InvalidRequest,
            given.Count == 0
                ? "No resource was given."
                : $"Several resources were given: {string.Join(" and ", given)}.",
            "Pass one of -Environment, -ServiceConnection, -Queue, -Repository, -VariableGroup and -SecureFile.");
    }

    /// <summary>The resource, in words that fit into a message.</summary>
    public override string ToString() => $"{Kind.Words} '{Text}'";
}

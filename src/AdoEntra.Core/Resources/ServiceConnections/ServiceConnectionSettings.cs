using AdoEntra.Resources.Organization;

namespace AdoEntra.Resources.ServiceConnections;

/// <summary>What is changed of a service connection; null for what stays as it is.</summary>
internal sealed record ServiceConnectionSettings
{
    /// <summary>The new name in the project that it was found in.</summary>
    public string? Name { get; init; }

    /// <summary>The new description in that project.</summary>
    public string? Description { get; init; }

    /// <summary>The new address of what it connects to.</summary>
    public string? Url { get; init; }

    /// <summary>Whether runs can use it.</summary>
    public bool? IsDisabled { get; init; }

    /// <summary>The projects that get it too, by name or id.</summary>
    public IReadOnlyList<string> SharedWith { get; init; } = [];

    /// <summary>True where nothing is changed.</summary>
    public bool IsEmpty => !ChangesItself && SharedWith.Count == 0;

    /// <summary>True where the connection itself has to be sent.</summary>
    public bool ChangesItself => Name is not null || Description is not null || Url is not null || IsDisabled is not null;

    /// <summary>Changes what is sent.</summary>
    /// <param name="body">The whole connection.</param>
    /// <param name="project">The project whose name and description change.</param>
    public void ApplyTo(Dictionary<string, object?> body, string? project)
    {
        if (Url is not null) body["url"] = Url;
        if (IsDisabled is { } disabled) body["isDisabled"] = disabled;
        ProjectReferences.Rename(body, "serviceEndpointProjectReferences", project, Name, Description);
    }

    /// <summary>The changes in words: <c>rename to 'production', share with 'Contoso Web'</c>.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[]
        {
            Name is null ? null : $"rename to '{Name}'",
            Description is null ? null : "description",
            Url is null ? null : $"address '{Url}'",
            IsDisabled switch { true => "disable", false => "enable", _ => null },
            SharedWith.Count == 0 ? null : $"share with {string.Join(", ", SharedWith.Select(static one => $"'{one}'"))}",
        }.OfType<string>());
}

using System.Reflection;
using AdoEntra.Requests.Model;

namespace AdoEntra.Resources;

/// <summary>What a resource is a part of, and with it what a list of them can be limited to.</summary>
internal enum ResourceLevel
{
    Organization,
    Project,
    Repository,
}

/// <summary>
/// How resources of a kind are listed. Declared once, as <c>Listing</c> of the resource; its cmdlet, Tab and the verb of adoentra follow.
/// </summary>
/// <param name="kind">What one is, for messages: <c>repository</c>.</param>
/// <param name="verb">The verb of adoentra: <c>repositories</c>.</param>
/// <param name="description">What the verb lists: a sentence.</param>
/// <param name="level">What they are a part of.</param>
internal abstract class ResourceList<T>(string kind, string verb, string description, ResourceLevel level)
    where T : AdoResource
{
    /// <summary>The declaration of the resource.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    /// <remarks>
    /// Looked up when it is asked for: .NET Framework would do it with the first list of its kind, which is made before it is declared.
    /// </remarks>
    public static ResourceList<T> Declared =>
        (ResourceList<T>?)Declarations.Find(typeof(T))?.GetValue(null)
        ?? throw new InvalidOperationException($"{typeof(T).Name} declares no Listing.");

    /// <summary>What one is, for messages.</summary>
    public string Kind => kind;

    /// <summary>The verb of adoentra.</summary>
    public string Verb => verb;

    /// <summary>What the verb lists.</summary>
    public string Description => description;

    /// <summary>What they are a part of.</summary>
    public ResourceLevel Level => level;

    /// <summary>Reads those that are wanted.</summary>
    /// <param name="projects">In which projects; everything means the connection's, and without one all. Of no meaning above.</param>
    /// <param name="repositories">In which repositories. Of no meaning above.</param>
    /// <param name="names">Which of them.</param>
    public abstract ListWork<T> Read(NameFilter projects, NameFilter repositories, NameFilter names);

    /// <summary>Reads their names, for Tab: without what costs further requests.</summary>
    /// <inheritdoc cref="Read"/>
    public virtual ListWork<T> ReadNames(NameFilter projects, NameFilter repositories, NameFilter names) =>
        Read(projects, repositories, names);
}

/// <summary>Resources of the organization.</summary>
/// <param name="kind">See <see cref="ResourceList{T}"/>.</param>
/// <param name="verb">See <see cref="ResourceList{T}"/>.</param>
/// <param name="description">See <see cref="ResourceList{T}"/>.</param>
/// <param name="all">Reads all.</param>
/// <param name="one">Reads one by its name or id; null where the service cannot.</param>
internal sealed class OrganizationList<T>(
    string kind,
    string verb,
    string description,
    Func<ServiceRequest<T>> all,
    Func<string, ServiceRequest<T>>? one = null
) : ResourceList<T>(kind, verb, description, ResourceLevel.Organization)
    where T : AdoResource
{
    /// <inheritdoc/>
    public override ListWork<T> Read(NameFilter projects, NameFilter repositories, NameFilter names) =>
        (list, stop) =>
            list.AddByNameAsync(
                names,
                all(),
                one,
                Kind,
                $"the organization '{list.Connection.Organization}'",
                matches: null,
                complete: null,
                stop
            );
}

/// <summary>The resources that declare how they are listed.</summary>
internal static class Declarations
{
    private const string Name = "Listing";

    /// <summary>Their classes.</summary>
    public static IEnumerable<Type> Resources =>
        typeof(AdoResource).Assembly
            .GetExportedTypes()
            .Where(static type => type.IsSubclassOf(typeof(AdoResource)) && Find(type) is not null);

    /// <summary>The declaration of a resource; null where it has none.</summary>
    public static FieldInfo? Find(Type resource) => resource.GetField(Name, BindingFlags.Static | BindingFlags.NonPublic);
}

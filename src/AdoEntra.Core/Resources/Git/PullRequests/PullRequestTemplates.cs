using AdoEntra.Errors;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Git.Items;

namespace AdoEntra.Resources.Git.PullRequests;

/// <summary>
/// The templates of descriptions that a repository has. As documented (learn.microsoft.com, pull request templates): files of its default
/// branch, in one of four folders, the first of which that has one counts; their names without regard to case. One for a branch goes before
/// one for all.
/// </summary>
internal static class PullRequestTemplates
{
    private const string Name = "pull_request_template";
    private const string ForBranches = "branches";

    // In the order in which they count; the last is the root.
    private static readonly string[] s_folders = [".azuredevops", ".vsts", "docs", string.Empty];
    private static readonly string[] s_extensions = [".md", ".txt"];

    /// <summary>The text that a description begins with; null where the repository has no template.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="target">The reference to the branch that is merged into.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">The service refused, or the template is no text.</exception>
    public static async Task<string?> ReadDefaultTemplateAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string target,
        CancellationToken cancellationToken
    )
    {
        // Only the first level of a branch's name counts: feature.md is for all of feature/*.
        string branch = ReferenceName.ShortOf(target).Split('/')[0];
        List<string> usual = [];
        List<string> ofBranch = [];
        foreach (IReadOnlyList<AdoItem> folder in await client.ReadFoldersAsync(place, cancellationToken).ConfigureAwait(false))
        {
            usual.AddRange(Files(folder, Name));
            if (Folder(folder, Name) is not { } templates) continue;
            IReadOnlyList<AdoItem> found = await client.ReadAsync(place, templates, cancellationToken).ConfigureAwait(false);
            if (Folder(found, ForBranches) is not { } branches) continue;
            ofBranch.AddRange(Files(await client.ReadAsync(place, branches, cancellationToken).ConfigureAwait(false), branch));
        }

        return ofBranch.Concat(usual).FirstOrDefault() is { } path
            ? await client.ReadTextAsync(place, path, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>The text of a template that is chosen by its name.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="name">The name of its file, with or without <c>.md</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException"><c>NotFound</c>: there is none of that name.</exception>
    public static async Task<string> ReadTemplateAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string name,
        CancellationToken cancellationToken
    )
    {
        List<AdoItem> all = [];
        foreach (IReadOnlyList<AdoItem> folder in await client.ReadFoldersAsync(place, cancellationToken).ConfigureAwait(false))
        {
            all.AddRange(folder.Where(static item => !item.IsFolder && IsNamed(item, Name)));
            if (Folder(folder, Name) is not { } templates) continue;
            IReadOnlyList<AdoItem> found = await client.ReadAsync(place, templates, cancellationToken).ConfigureAwait(false);
            all.AddRange(found.Where(static item => !item.IsFolder && s_extensions.Any(
                extension => item.Name!.EndsWith(extension, StringComparison.OrdinalIgnoreCase)
            )));
        }

        AdoItem template = all.Find(item => NameFilter.Same(item.Name, name) || IsNamed(item, name)) ?? throw new AdoServiceException(
            ErrorIds.NotFound,
            $"There is no pull request template '{name}' in {place}.",
            all.Count == 0
                ? $"Templates are files in the folder {Name} of the default branch; there are none."
                : $"These there are: {string.Join(", ", all.Select(static item => item.Name))}.")
        {
            Target = name,
        };
        return await client.ReadTextAsync(place, template.Path!, cancellationToken).ConfigureAwait(false);
    }

    // What is in those of the four folders that there are, in their order.
    private static async Task<IReadOnlyList<IReadOnlyList<AdoItem>>> ReadFoldersAsync(
        this ResourceClient client,
        RepositoryPlace place,
        CancellationToken cancellationToken
    )
    {
        List<IReadOnlyList<AdoItem>> found = [];
        IReadOnlyList<AdoItem> root = await client.ReadAsync(place, "/", cancellationToken).ConfigureAwait(false);
        foreach (string name in s_folders)
        {
            if (name.Length == 0)
                found.Add(root);
            else if (Folder(root, name) is { } path)
                found.Add(await client.ReadAsync(place, path, cancellationToken).ConfigureAwait(false));
        }

        return found;
    }

    private static async Task<IReadOnlyList<AdoItem>> ReadAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string path,
        CancellationToken cancellationToken
    )
    {
        ItemQuery query = new() { Path = path };
        ServiceRequest<AdoItem> request = AdoItem.List(place.Project, place.Repository, query);
        List<AdoItem> items = [];
        await foreach (IReadOnlyList<AdoItem> batch in client.ReadListAsync(request, cancellationToken).ConfigureAwait(false))
            items.AddRange(batch.Where(query.Lists));
        return items;
    }

    private static async Task<string> ReadTextAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string path,
        CancellationToken cancellationToken
    )
    {
        var request = AdoItem.Content(place.Project, place.Repository, path, version: null);
        byte[] bytes = (await client.ReadRawAsync(request, cancellationToken).ConfigureAwait(false)).Bytes ?? [];
        return FileText.Of(bytes, path, encoding: null);
    }

    private static string? Folder(IReadOnlyList<AdoItem> items, string name) =>
        items.FirstOrDefault(item => item.IsFolder && NameFilter.Same(item.Name, name))?.Path;

    private static IEnumerable<string> Files(IReadOnlyList<AdoItem> items, string name) =>
        s_extensions
            .Select(extension => items.FirstOrDefault(item => !item.IsFolder && NameFilter.Same(item.Name, name + extension))?.Path)
            .OfType<string>();

    private static bool IsNamed(AdoItem item, string name) => s_extensions.Any(extension => NameFilter.Same(item.Name, name + extension));
}

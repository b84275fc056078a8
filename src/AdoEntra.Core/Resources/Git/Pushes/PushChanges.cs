using AdoEntra.Errors;
using AdoEntra.Resources.Git.Items;
using AdoEntra.Resources.Git.References;

namespace AdoEntra.Resources.Git.Pushes;

/// <summary>Adds, edits, deletes and renames files by one push, all of them or none.</summary>
internal static class PushChanges
{
    // The beginning of a file that is looked at for its encoding and its line ends.
    private const int Beginning = 64 * 1024;

    // A push to a branch that only pull requests may change.
    private const string PullRequestRequired = "TF402455";

    /// <summary>Finds out what a push has to do; sends nothing that changes anything.</summary>
    /// <param name="client">Sends the requests.</param>
    /// <param name="place">The repository.</param>
    /// <param name="edits">What is to become of which file.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AdoServiceException">
    /// <c>NotFound</c>: the branch or a file is not there. <c>Conflict</c>: a file was changed meanwhile, or is there although it must not
    /// be. <c>InvalidRequest</c>: a path or a content is none.
    /// </exception>
    public static async Task<PushPlan> PlanPushAsync(
        this ResourceClient client,
        RepositoryPlace place,
        IReadOnlyList<FileEdit> edits,
        PushSettings settings,
        CancellationToken cancellationToken
    )
    {
        EnsureDifferent(edits);
        string start = await client.FindStartAsync(place, settings, cancellationToken).ConfigureAwait(false);
        Dictionary<string, string> there = start == ReferenceName.NoObject
            ? new(StringComparer.Ordinal)
            : await client.FindFilesAsync(place, start, edits, cancellationToken).ConfigureAwait(false);
        foreach (FileEdit edit in edits) Ensure(edit, place, there);

        List<PushedChange> changes = [];
        List<string> unchanged = [];
        var prepared = Concurrently.SelectAsync(
            edits,
            Concurrently.Usual,
            (edit, stop) => client.PrepareAsync(place, edit, there, settings, stop),
            cancellationToken: cancellationToken
        );
        await foreach ((FileEdit edit, PushedChange? change) in prepared.ConfigureAwait(false))
        {
            if (change is null) unchanged.Add(edit.Path);
            else changes.Add(change);
        }

        return new(
            place,
            new()
            {
                Reference = settings.Reference,
                OldObjectId = start,
                Message = settings.Message ?? (changes.Count == 0 ? string.Empty : PushPlan.MessageOf(changes)),
                Changes = changes,
            },
            unchanged
        );
    }

    /// <summary>Makes the push of a plan, where the branch is still where it was then.</summary>
    /// <exception cref="AdoServiceException"><c>Conflict</c>: it is not; nothing was written. Or the service refused.</exception>
    public static async Task<AdoPush> PushAsync(this ResourceClient client, PushPlan plan, CancellationToken cancellationToken)
    {
        var request = AdoPush.Create(plan.Place.Project, plan.Place.Repository, plan.Draft);
        try
        {
            return await client.ReadOneAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoServiceException refused) when (refused.StatusCode == 409)
        {
            throw Refused(
                plan,
                refused,
                "it was changed meanwhile",
                "Run the command again: it reads the files as they are now."
            );
        }
        catch (AdoServiceException refused) when (refused.ServiceCode == PullRequestRequired)
        {
            throw Refused(
                plan,
                refused,
                "its policies require a pull request",
                "Push to a new branch: pass its name as -Branch, and this branch as -Source. Then create a pull request."
            );
        }
    }

    private static AdoServiceException Refused(PushPlan plan, AdoServiceException refused, string why, string advice)
    {
        string branch = ReferenceName.ShortOf(plan.Draft.Reference);
        return new(
            refused.ErrorId,
            $"Nothing was written to branch '{branch}' in {plan.Place}: {why}. Azure DevOps said: {refused.ServiceMessage}",
            advice,
            refused)
        {
            Target = branch,
            StatusCode = refused.StatusCode,
            ServiceCode = refused.ServiceCode,
            ServiceMessage = refused.ServiceMessage,
            ActivityId = refused.ActivityId,
            TypeKey = refused.TypeKey,
        };
    }

    // The commit that the push follows; no object for the first one of an empty repository.
    private static async Task<string> FindStartAsync(
        this ResourceClient client,
        RepositoryPlace place,
        PushSettings settings,
        CancellationToken cancellationToken
    )
    {
        string name = ReferenceName.ShortOf(settings.Reference);
        AdoBranch? branch = await client.FindReferenceAsync(place, settings.Reference, cancellationToken).ConfigureAwait(false);
        if (branch is not null && settings.Source is not null)
        {
            throw new AdoServiceException(
                ErrorIds.Conflict,
                $"The branch '{name}' was not created in {place}: it already exists.",
                "Choose another name, or leave -Source out to push to the branch that exists.")
            {
                Target = name,
            };
        }

        if (branch?.ObjectId is { } tip) return tip;
        if (settings.Source is { } source) return await client.FindCommitAsync(place, source, cancellationToken).ConfigureAwait(false);
        var any = client.ReadListAsync(AdoBranch.List(place.Project, place.Repository), cancellationToken);
        await foreach (IReadOnlyList<AdoBranch> batch in any.ConfigureAwait(false))
        {
            if (batch.Count == 0) continue;
            throw new AdoServiceException(
                ErrorIds.NotFound,
                $"The branch '{name}' does not exist in {place}.",
                "Check the name, or pass the branch that it is to be created from as -Source.")
            {
                Target = name,
            };
        }

        return ReferenceName.NoObject;
    }

    // The files in the folder that all of them are in: the ids of their contents by their paths; an empty one for a folder.
    private static async Task<Dictionary<string, string>> FindFilesAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string commit,
        IReadOnlyList<FileEdit> edits,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> wanted = new(edits.SelectMany(static edit => edit.Paths), StringComparer.Ordinal);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        ItemQuery query = new() { Path = CommonFolder(wanted), IsRecursive = true, Version = new("commit", commit) };
        try
        {
            var items = client.ReadListAsync(AdoItem.List(place.Project, place.Repository, query), cancellationToken);
            await foreach (IReadOnlyList<AdoItem> batch in items.ConfigureAwait(false))
            {
                foreach (AdoItem item in batch.Where(item => item.Path is { } path && wanted.Contains(path)))
                    found[item.Path!] = item.IsFolder ? string.Empty : item.ObjectId ?? string.Empty;
            }
        }
        catch (AdoServiceException missing) when (missing.ErrorId == ErrorIds.NotFound)
        {
            // No such folder, so that none of them is there.
        }

        return found;
    }

    private static string CommonFolder(HashSet<string> paths)
    {
        if (paths.Count == 1) return paths.Single();
        string[] common = paths.Aggregate(
            (string[]?)null,
            static (before, path) =>
            {
                string[] folders = path.Split('/');
                Array.Resize(ref folders, folders.Length - 1);
                return before is null ? folders : [.. before.Zip(folders, static (one, other) => (one, other))
                    .TakeWhile(static pair => pair.one == pair.other).Select(static pair => pair.one)];
            }
        )!;
        return common.Length <= 1 ? "/" : string.Join("/", common);
    }

    private static void EnsureDifferent(IReadOnlyList<FileEdit> edits)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string path in edits.SelectMany(static edit => edit.Paths))
        {
            if (seen.Add(path)) continue;
            throw new AdoServiceException(
                ErrorIds.InvalidRequest,
                $"The file '{path}' was given more than once: a push can change it once.",
                "Pass each file once.")
            {
                Target = path,
            };
        }
    }

    private static void Ensure(FileEdit edit, RepositoryPlace place, Dictionary<string, string> there)
    {
        bool isThere = there.TryGetValue(edit.Path, out string? id);
        if (isThere && id!.Length == 0)
            throw Refused(ErrorIds.InvalidRequest, $"'{edit.Path}' is a folder in {place}", "Pass the path of a file.");
        if (!isThere && (edit.IsDeletion || edit.NewPath is not null))
            throw Refused(ErrorIds.NotFound, $"The file '{edit.Path}' does not exist in {place}", "Check the path and the branch.");
        if (edit.NewPath is { } target && there.ContainsKey(target))
            throw Refused(ErrorIds.Conflict, $"The file '{target}' already exists in {place}", "Choose another path, or delete that file.");
        if (edit.ObjectId is { } expected && !NameFilter.Same(expected, id))
        {
            throw Refused(
                ErrorIds.Conflict,
                $"The file '{edit.Path}' in {place} {(isThere ? "was changed meanwhile" : "does not exist any more")}",
                "Read it again, and decide with what is there now."
            );
        }

        AdoServiceException Refused(string errorId, string what, string advice) =>
            new(errorId, what + ": nothing was written.", advice) { Target = edit.Path };
    }

    private static async Task<(FileEdit Edit, PushedChange? Change)> PrepareAsync(
        this ResourceClient client,
        RepositoryPlace place,
        FileEdit edit,
        Dictionary<string, string> there,
        PushSettings settings,
        CancellationToken cancellationToken
    )
    {
        there.TryGetValue(edit.Path, out string? id);
        if (edit.IsDeletion) return (edit, new("delete", edit.Path, null, null));
        if (edit.Source is { } source)
        {
            TextForm? form = source.Own is { } own
                ? await client.FormAsync(place, edit.Path, id, own, settings, cancellationToken).ConfigureAwait(false)
                : null;
            source.Take(form, edit.Path);
            if (id is not null && source.ObjectId() == id)
                return (edit, edit.NewPath is null ? null : new("rename", edit.NewPath, edit.Path, null));
        }

        return edit.NewPath is { } target
            ? (edit, new("rename", target, edit.Path, edit.Source))
            : (edit, new(id is null ? "add" : "edit", edit.Path, null, edit.Source));
    }

    // The form of the file that is there, where it is not given in full.
    private static async Task<TextForm> FormAsync(
        this ResourceClient client,
        RepositoryPlace place,
        string path,
        string? id,
        TextForm own,
        PushSettings settings,
        CancellationToken cancellationToken
    )
    {
        TextForm there = own;
        if (id is not null && (settings.Encoding is null || settings.LineEnd is null))
        {
            byte[] beginning = await client
                .ReadBeginningAsync(AdoItem.Blob(place.Project, place.Repository, id, path), Beginning, cancellationToken)
                .ConfigureAwait(false);
            there = TextForm.Of(beginning, isWhole: beginning.Length < Beginning) ?? own;
        }

        TextForm used = (settings.Encoding ?? there) with { LineEnd = settings.LineEnd ?? there.LineEnd };
        return used.Encoding is not null ? used : throw new AdoServiceException(
            ErrorIds.InvalidRequest,
            $"The encoding of '{path}' in {place} is not known: it is not UTF-8, and has no byte order mark. Nothing was written.",
            "Pass its encoding as -Encoding, for example windows-1252.")
        {
            Target = path,
        };
    }
}

using AdoEntra.Errors.KnownCauses;
using AdoEntra.Http.Addresses;

namespace AdoEntra.Requests.Failures;

/// <summary>What to do where something is not there, or hidden: the service does not tell which, and who can change it differs.</summary>
internal static class NotFoundAdvice
{
    private static readonly KnownCause[] s_ofRepository = [PermissionRows.VersionNotFound, PermissionRows.ItemNotFound];

    /// <summary>The cause of a 404.</summary>
    public static StatedCause Of(ErrorFacts facts)
    {
        if (facts.Asked.MayBeDone && facts.Request.Method == HttpMethod.Delete)
            return ErrorResponseTable.Say(facts, PermissionRows.MaybeDeleted);
        if (
            ServicePlace.Find(facts.Asked.Uri, facts.Asked.Session.Address) is { } place
            && RequestPath.TryParse(place.Route.Split('?')[0]) is { } path
            && IsFeed(path)
        )
        {
            return path.AreaIndex == 1
                ? ErrorResponseTable.Say(facts, PermissionRows.FeedOfProject, ("feed", path.Parts[3]))
                : ErrorResponseTable.Say(facts, PermissionRows.FeedHidden);
        }

        // What is looked for within a repository: the repository itself is seen, so no right is missing.
        if (facts.Body.Code is { } code && CauseTable.ByCode(code) is { } row && s_ofRepository.Contains(row))
            return ErrorResponseTable.Say(facts, row);
        if (JobIdentity.Is(facts)) return ErrorResponseTable.Say(facts, PermissionRows.NotDeclaredByPipeline);
        // Its own words name what is missing: the organization and the project are there, or named in them.
        bool isKnown = facts.Caller == Caller.Known || (facts.Caller == Caller.Unnamed && facts.Body.Code is not null);
        return ErrorResponseTable.Say(facts, isKnown ? PermissionRows.NotFoundOrHidden : PermissionRows.NotFoundByName);
    }

    private static bool IsFeed(RequestPath path) =>
        path.Area.Equals("packaging", StringComparison.OrdinalIgnoreCase)
        && path.Parts.Count > path.AreaIndex + 2
        && path.Parts[path.AreaIndex + 1].Equals("feeds", StringComparison.OrdinalIgnoreCase);
}

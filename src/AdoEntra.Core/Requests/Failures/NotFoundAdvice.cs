using AdoEntra.Http.Addresses;

namespace AdoEntra.Requests.Failures;

/// <summary>What to do where something is not there, or hidden: the service does not tell which, and who can change it differs.</summary>
internal static class NotFoundAdvice
{
    private const string Name = "Check the name.";

    public static string Of(ErrorFacts facts)
    {
        if (facts.Asked.MayBeDone && facts.Request.Method == HttpMethod.Delete)
        {
            return "An earlier attempt got no response and may have deleted it: check whether it still exists before you do anything else.";
        }

        if (
            ServicePlace.Find(facts.Asked.Uri, facts.Asked.Session.Address) is { } place
            && RequestPath.TryParse(place.Route.Split('?')[0]) is { } path
        )
        {
            if (IsFeed(path) && path.AreaIndex == 1)
            {
                return $"{Name} The address of a project's feed includes the project: <project>/_apis/packaging/feeds/{path.Parts[3]}. "
                    + "If it is correct, an owner of the feed has to grant this identity access (feed settings, Permissions).";
            }

            if (IsFeed(path))
            {
                return $"{Name} If it is correct, an owner of the feed has to grant this identity access (feed settings, Permissions).";
            }
        }

        // Its own words name what is missing: the organization and the project are there, or named in them.
        if (facts.Caller != Caller.Known && !(facts.Caller == Caller.Unnamed && facts.Body.Code is not null))
        {
            return JobIdentity.Is(facts) ? JobIdentity.Advice : "Check the name of the organization and the project.";
        }

        return JobIdentity.Is(facts)
            ? JobIdentity.Advice
            : $"{Name} If it is correct, a project administrator has to add this identity to a group of the project (Readers or more); "
                + "Stakeholder access does not show repositories.";
    }

    private static bool IsFeed(RequestPath path) =>
        path.Area.Equals("packaging", StringComparison.OrdinalIgnoreCase)
        && path.Parts.Count > path.AreaIndex + 2
        && path.Parts[path.AreaIndex + 1].Equals("feeds", StringComparison.OrdinalIgnoreCase);
}

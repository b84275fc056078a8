namespace AdoEntra.Operations;

/// <summary>
/// Every POST that only reads: its question is too long for an address. It may be sent twice, and <c>-WhatIf</c> need not hold it back.
/// Told from the contract's descriptions; what may do something, if only in another service (an endpoint's proxy), is not here.
/// </summary>
internal static class ReadOnlyPosts
{
    public static IReadOnlyCollection<string> Templates => s_templates;

    private static readonly HashSet<string> s_templates = new(StringComparer.Ordinal)
    {
        "_apis/graph/subjectlookup",
        "_apis/graph/subjectquery",
        "_apis/hooks/notificationsquery",
        "_apis/hooks/publishers/{publisherId}/inputValuesQuery",
        "_apis/hooks/publishersquery",
        "_apis/hooks/subscriptionsquery",
        "_apis/search/packagesearchresults",
        "_apis/security/permissionevaluationbatch",
        "{project}/_apis/build/builds/{buildId}/workitems",
        "{project}/_apis/git/repositories/{repositoryId}/commitsbatch",
        "{project}/_apis/git/repositories/{repositoryId}/itemsbatch",
        "{project}/_apis/git/repositories/{repositoryId}/pullrequestquery",
        "{project}/_apis/packaging/Feeds/{feedId}/Packages/{packageId}/versionmetricsbatch",
        "{project}/_apis/packaging/Feeds/{feedId}/packagemetricsbatch",
        "{project}/_apis/pipelines/checks/queryconfigurations",
        "{project}/_apis/pipelines/{pipelineId}/preview",
        "{project}/_apis/search/codesearchresults",
        "{project}/_apis/search/wikisearchresults",
        "{project}/_apis/search/workitemsearchresults",
        "{project}/_apis/testresults/codecoverage/filecoverage",
        "{project}/_apis/testresults/results",
        "{project}/_apis/testresults/results/history",
        "{project}/_apis/testresults/results/query",
        "{project}/_apis/testresults/results/resultmetadata",
        "{project}/_apis/testresults/results/testhistory",
        "{project}/_apis/testresults/resultsummarybyrelease",
        "{project}/_apis/testresults/resultsummarybyrequirement",
        "{project}/_apis/testresults/resulttrendbybuild",
        "{project}/_apis/testresults/resulttrendbyrelease",
        "{project}/_apis/wiki/wikis/{wikiIdentifier}/pagesbatch",
        "{project}/_apis/wit/artifacturiquery",
        "{project}/_apis/wit/queriesbatch",
        "{project}/_apis/wit/reporting/workitemrevisions",
        "{project}/_apis/wit/workitemsbatch",
        "{project}/{team}/_apis/wit/wiql",
    };

    public static bool Contains(HttpMethod method, string template) => method == HttpMethod.Post && s_templates.Contains(template);
}

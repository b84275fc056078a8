namespace AdoEntra.Emulator.AzureDevOps.Search;

// [D] search-7.1 CodeSearchResponse.

internal sealed record SearchPageBody(
    int Count, IReadOnlyList<SearchResultBody> Results, int InfoCode, IReadOnlyDictionary<string, IReadOnlyList<SearchFacetBody>>? Facets);

internal sealed record SearchResultBody(
    string FileName, string Path, IReadOnlyDictionary<string, IReadOnlyList<SearchHitBody>> Matches, SearchCollectionBody Collection,
    SearchProjectBody Project, SearchRepositoryBody Repository, IReadOnlyList<SearchVersionBody> Versions, string ContentId);

internal sealed record SearchHitBody(int CharOffset, int Length);

internal sealed record SearchFacetBody(string Name, string Id, int ResultCount);

internal sealed record SearchCollectionBody(string Name);

internal sealed record SearchProjectBody(string Name, Guid Id);

internal sealed record SearchRepositoryBody(string Name, Guid Id, string Type);

internal sealed record SearchVersionBody(string BranchName, string ChangeId);

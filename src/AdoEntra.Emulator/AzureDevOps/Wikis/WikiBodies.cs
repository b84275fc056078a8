namespace AdoEntra.Emulator.AzureDevOps.Wikis;

// [D] wiki-7.1 WikiV2.

internal sealed record WikiVersionBody(string Version);

internal sealed record WikiBody(
    Guid Id, string Name, string Url, string RemoteUrl, string Type, Guid ProjectId, Guid RepositoryId, string MappedPath, bool IsDisabled,
    IReadOnlyList<WikiVersionBody> Versions);


namespace AdoEntra.Emulator.AzureDevOps.Git.Repositories;

/// <summary>What a list of repositories depends on.</summary>
/// <param name="Organization">Whose.</param>
/// <param name="Project">Of which project, or null for all of them.</param>
/// <param name="Hidden">With hidden ones: <c>includeHidden</c>.</param>
/// <param name="Links">With <c>_links</c>: <c>includeLinks</c>.</param>
/// <param name="AllUrls">With <c>validRemoteUrls</c>: <c>includeAllUrls</c>.</param>
internal readonly record struct ListingKey(
    EmulatedOrganization Organization, EmulatedProject? Project, bool Hidden = false, bool Links = false, bool AllUrls = false);

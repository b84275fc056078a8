using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Resources.Git;
using Patience = AdoEntra.Emulator.Tests.Support.Patience;

namespace AdoEntra.Emulator.Tests.Git;

/// <summary>A repository that is imported is what git clones. Needs git.</summary>
public sealed class ImportTests : RepositoryTests
{
    [ProgramFact("git")]
    public async Task Import_HasTheBranchesAndTagsOfItsSource()
    {
        string address = new Uri(Emulator.BaseUri, "MyOrg/SecretSauce/_git/api").AbsoluteUri;
        AdoRepository made = await Product.ImportRepositoryAsync(null, "copy", ImportSource.Of(address, null), Patience.Token);

        Assert.Equal("main", made.DefaultBranchName);
        await CloneAsync("source", "api");
        await CloneAsync("copy", "copy");
        Assert.Equal(await InAsync("source", "show-ref"), await InAsync("copy", "show-ref"));
    }

    [Fact]
    public async Task Import_OfWhatIsNotThere_FailsAndLeavesAnEmptyRepository()
    {
        string address = new Uri(Emulator.BaseUri, "MyOrg/SecretSauce/_git/no-such").AbsoluteUri;

        var failure = await Assert.ThrowsAsync<AdoServiceException>(
            () => Product.ImportRepositoryAsync(null, "copy", ImportSource.Of(address, null), Patience.Token));

        Assert.Equal(ErrorIds.Conflict, failure.ErrorId);
        Assert.Contains("TF402480", failure.Message, StringComparison.Ordinal);
        Assert.Null((await Product.ReadOneAsync(AdoRepository.One("SecretSauce", "copy"), Patience.Token)).DefaultBranch);
    }
}

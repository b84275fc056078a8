namespace AdoEntra.Core.Tests.Operations;

/// <summary>Which folder the tests of the contract read.</summary>
public sealed class ContractFolderTests : IDisposable
{
    private readonly string _parent = Path.Combine(Path.GetTempPath(), "adoentra-" + Guid.NewGuid().ToString("N"));

    private string Root => Path.Combine(_parent, "repository");

    private string Beside => Path.Combine(_parent, "shared", "reference", "specs");

    private string Downloaded => Path.Combine(Root, ".contract");

    public void Dispose()
    {
        if (Directory.Exists(_parent)) Directory.Delete(_parent, recursive: true);
    }

    [Fact]
    public void Find_NoneIsThere_IsNoneAndSaysWhichCommandToRun()
    {
        Assert.Null(ContractFolder.Find(null, Root));
        string? reason = ContractFolder.Skip(null, Root);

        Assert.Contains("'dotnet run tools/get-contract.cs'", reason);
        Assert.Contains(ContractFolder.Variable, reason);
        Assert.Equal(reason, ContractFolder.Skip("", Root));
    }

    [Fact]
    public void Find_SeveralAreThere_TakesTheNamedBeforeTheOneBesideTheRepositoryBeforeTheDownloaded()
    {
        string named = Make(Path.Combine(_parent, "named"));

        Make(Downloaded);
        Assert.Equal(Downloaded, ContractFolder.Find(null, Root));
        Make(Beside);
        Assert.Equal(Beside, ContractFolder.Find("", Root));
        Assert.Equal(named, ContractFolder.Find(named, Root));
        Assert.Equal(Downloaded, ContractFolder.Find(".contract", Root));
        Assert.Null(ContractFolder.Skip(null, Root));
    }

    [Fact]
    public void Find_NamedIsMissing_FailsAndSkipsNothing_AlsoWhereAnotherIsThere()
    {
        Make(Beside);
        Assert.Null(ContractFolder.Skip("none", Root));
        var failure = Assert.Throws<DirectoryNotFoundException>(() => ContractFolder.Find("none", Root));

        Assert.StartsWith($"{ContractFolder.Variable} names '{Path.Combine(Root, "none")}'", failure.Message);
        Assert.Contains("'dotnet run tools/get-contract.cs'", failure.Message);
    }

    private static string Make(string folder) => Directory.CreateDirectory(folder).FullName;
}

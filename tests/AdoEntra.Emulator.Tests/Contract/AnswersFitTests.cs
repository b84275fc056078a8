using AdoEntra.Emulator.Tests.Support;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>What the emulator answers, held against the service's published contract.</summary>
public sealed class AnswersFitTests() : EmulatorTests(new EmulatorOptions { ExtraProjects = 2, LargeRepositories = 5 })
{
    private const string ProjectsPath = "/{organization}/_apis/projects";
    private const string RepositoriesPath = "/{organization}/{project}/_apis/git/repositories";

    [ContractFact]
    public async Task Projects_Fit()
    {
        var contract = ServiceContract.Load("core-7.1-core.json");

        var list = await (await CallAsync("MyOrg/_apis/projects?api-version=7.1&stateFilter=all&getDefaultTeamImageUrl=true")).JsonAsync();
        Assert.Empty(contract.Problems(ProjectsPath, list));

        foreach (var name in list.Names())
        {
            var target = $"MyOrg/_apis/projects/{Uri.EscapeDataString(name)}?api-version=7.1&includeCapabilities=true";
            Assert.Empty(contract.Problems(ProjectsPath + "/{projectId}", await (await CallAsync(target)).JsonAsync()));
        }
    }

    [ContractFact]
    public async Task Repositories_Fit()
    {
        var contract = ServiceContract.Load("git-7.1-git.json");

        foreach (var options in new[] { "", "&includeHidden=true&includeLinks=true&includeAllUrls=true" })
        {
            var list = await (await CallAsync("MyOrg/_apis/git/repositories?api-version=7.1" + options)).JsonAsync();
            Assert.Empty(contract.Problems(RepositoriesPath, list));
        }

        var empty = await (await CallAsync("MyOrg/Empty/_apis/git/repositories?api-version=7.1")).JsonAsync();
        Assert.Empty(contract.Problems(RepositoriesPath, empty));

        foreach (var project in Emulator.State.FindOrganization("MyOrg")!.Projects)
        {
            foreach (var repository in project.Repositories)
            {
                var one = await (await CallAsync($"MyOrg/{project.Id}/_apis/git/repositories/{repository.Id}?api-version=7.1")).JsonAsync();
                Assert.Empty(contract.Problems(RepositoriesPath + "/{repositoryId}", one));
                Assert.Equal(repository.Name, one.Text("name"));
            }
        }
    }
}

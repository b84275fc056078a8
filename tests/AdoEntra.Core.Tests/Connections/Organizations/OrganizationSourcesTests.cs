using AdoEntra.Connections.Organizations;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Connections.Organizations;

/// <summary>Which organization and project are taken when several places name one, and what is said where none does.</summary>
public sealed class OrganizationSourcesTests
{
    private static readonly string s_home = Path.Combine(Path.GetTempPath(), "home");
    private static readonly string s_clone = Path.Combine(Path.GetTempPath(), "work", "clone");
    private readonly Dictionary<string, string?> _variables = new() { ["HOME"] = s_home, ["USERPROFILE"] = s_home };
    private readonly Dictionary<string, string> _files = [];

    // What is set, in the order in which it counts; each row leaves the first one away.
    [Theory]
    [InlineData(
        "given ADOENTRA_ORGANIZATION SYSTEM_COLLECTIONURI SYSTEM_TEAMFOUNDATIONCOLLECTIONURI AZDO_ORG_SERVICE_URL az git",
        "given",
        "-Organization"
    )]
    [InlineData(
        "ADOENTRA_ORGANIZATION SYSTEM_COLLECTIONURI SYSTEM_TEAMFOUNDATIONCOLLECTIONURI AZDO_ORG_SERVICE_URL az git",
        "own",
        "ADOENTRA_ORGANIZATION"
    )]
    [InlineData("SYSTEM_COLLECTIONURI SYSTEM_TEAMFOUNDATIONCOLLECTIONURI AZDO_ORG_SERVICE_URL az git", "pipeline", "SYSTEM_COLLECTIONURI")]
    [InlineData("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI AZDO_ORG_SERVICE_URL az git", "old-pipeline", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI")]
    [InlineData("AZDO_ORG_SERVICE_URL az git", "terraform", "AZDO_ORG_SERVICE_URL")]
    [InlineData("az git", "by-az", "the default of 'az devops configure'")]
    [InlineData("git", "by-git", "the git remote 'origin' of ")]
    public void Find_Organization_IsTakenInOrder(string set, string organization, string source)
    {
        OrganizationFinding found = Find(set);

        Assert.Equal(organization, found.Organization);
        Assert.StartsWith(source, found.OrganizationSource);
        Assert.StartsWith($"Organization '{organization}' from {source}", found.Text);
    }

    [Theory]
    [InlineData("given-project in-address ADOENTRA_PROJECT SYSTEM_TEAMPROJECT az git", "given", "-Project")]
    [InlineData("in-address ADOENTRA_PROJECT SYSTEM_TEAMPROJECT az git", "address", "-Organization")]
    [InlineData("ADOENTRA_PROJECT SYSTEM_TEAMPROJECT az git", "own", "ADOENTRA_PROJECT")]
    [InlineData("SYSTEM_TEAMPROJECT az git", "pipeline", "SYSTEM_TEAMPROJECT")]
    [InlineData("az git", "by-az", "the default of 'az devops configure'")]
    [InlineData("git", "by-git", "the git remote 'origin' of ")]
    [InlineData("", null, null)]
    public void Find_Project_IsTakenInOrder(string set, string? project, string? source)
    {
        string[] names = set.Split(' ');
        if (names.Contains("ADOENTRA_PROJECT")) _variables["ADOENTRA_PROJECT"] = "own";
        if (names.Contains("SYSTEM_TEAMPROJECT")) _variables["SYSTEM_TEAMPROJECT"] = "pipeline";
        if (names.Contains("az")) Az("organization = https://dev.azure.com/contoso\nproject = by-az");
        if (names.Contains("git")) Git("https://dev.azure.com/contoso/by-git/_git/api");

        OrganizationFinding found = Sources()
            .Find(
                names.Contains("in-address") ? "https://dev.azure.com/contoso/address" : "contoso",
                names.Contains("given-project") ? "given" : null,
                s_clone
            );

        Assert.Equal(project, found.Project);
        Assert.StartsWith(source ?? string.Empty, found.ProjectSource ?? string.Empty);
        Assert.EndsWith(project is null ? "no default project." : $"project '{project}' from {found.ProjectSource}.", found.Text);
    }

    // A project belongs to an organization: what is set for another one says nothing here.
    [Theory]
    [InlineData("az")]
    [InlineData("git")]
    [InlineData("SYSTEM_COLLECTIONURI")]
    [InlineData("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI")]
    public void Find_ProjectOfAnotherOrganization_IsNotTaken(string set)
    {
        Set(set);
        if (set.StartsWith("SYSTEM", StringComparison.Ordinal)) _variables["SYSTEM_TEAMPROJECT"] = "theirs";

        OrganizationFinding found = Sources().Find("fabrikam", null, s_clone);

        Assert.Equal(("fabrikam", null), (found.Organization, found.Project));
    }

    [Fact]
    public void Find_ProjectOfTheSameOrganizationInOtherCase_IsTaken()
    {
        _variables["SYSTEM_COLLECTIONURI"] = "https://Contoso.visualstudio.com/";
        _variables["SYSTEM_TEAMPROJECT"] = "SecretSauce";

        Assert.Equal("SecretSauce", Sources().Find("contoso", null, null).Project);
    }

    // The variables go before what the organization's own source says about a project, where that was not set for this product.
    [Theory]
    [InlineData("az", "own")]
    [InlineData("git", "own")]
    public void Find_OrganizationOfAnotherTool_LeavesTheProjectToTheVariables(string set, string project)
    {
        Set(set);
        _variables["ADOENTRA_PROJECT"] = project;

        Assert.Equal(
            (project, "ADOENTRA_PROJECT"),
            (Sources().Find(null, null, s_clone).Project, Sources().Find(null, null, s_clone).ProjectSource)
        );
    }

    [Fact]
    public void Find_Nothing_ListsEverythingLookedFor()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => Sources().Find(" ", null, s_clone));

        Assert.Equal(ErrorIds.NoOrganization, refusal.ErrorId);
        foreach (
            string place in new[]
            {
                "ADOENTRA_ORGANIZATION",
                "SYSTEM_COLLECTIONURI",
                "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI",
                "AZDO_ORG_SERVICE_URL",
                "az devops configure",
                $"git remote of '{s_clone}'",
            }
        )
        {
            Assert.Contains(place, refusal.Message);
        }

        Assert.Contains("-Organization", refusal.RecommendedAction);
        Assert.Contains(
            "the git remote of the current directory",
            Assert.Throws<AdoConnectionException>(() => Sources().Find(null, null, null)).Message
        );
    }

    // Set for a purpose, and wrong: to go on to the next would mean another organization than the one meant.
    [Theory]
    [InlineData("ADOENTRA_ORGANIZATION", "not a name", ErrorIds.InvalidRequest)]
    [InlineData("ADOENTRA_ORGANIZATION", "https://evil.example/contoso", ErrorIds.HostNotAllowed)]
    [InlineData("SYSTEM_COLLECTIONURI", "https://tfs.corp.example/tfs/DefaultCollection/", ErrorIds.HostNotAllowed)]
    [InlineData("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "http://dev.azure.com/contoso", ErrorIds.HostNotAllowed)]
    [InlineData("AZDO_ORG_SERVICE_URL", "https://user:some-password@evil.example/contoso", ErrorIds.HostNotAllowed)]
    [InlineData("ADOENTRA_PROJECT", "a/b", ErrorIds.InvalidRequest)]
    [InlineData("SYSTEM_TEAMPROJECT", "..", ErrorIds.InvalidRequest)]
    public void Find_UnusableVariable_IsAnErrorThatNamesIt(string name, string value, string id)
    {
        Set("git");
        _variables[name] = value;

        var refusal = Assert.Throws<AdoConnectionException>(() => Sources().Find(null, null, s_clone));

        Assert.Equal(id, refusal.ErrorId);
        Assert.StartsWith($"The variable {name} is set, but cannot be used: ", refusal.Message);
        Assert.Contains($"correct {name}", refusal.RecommendedAction);
        Assert.DoesNotContain("some-password", refusal.ToString());
    }

    [Theory]
    [InlineData("ADOENTRA_ORGANIZATION")]
    [InlineData("AZDO_ORG_SERVICE_URL")]
    public void Find_BlankVariable_IsNotSet(string name)
    {
        Set("git");
        _variables[name] = "  ";

        Assert.Equal("by-git", Sources().Find(null, null, s_clone).Organization);
    }

    [Fact]
    public void Find_GivenAndUnusable_IsTheErrorOfTheOneGiven()
    {
        Set("ADOENTRA_ORGANIZATION");

        Assert.StartsWith(
            "'not a name' is not",
            Assert.Throws<AdoConnectionException>(() => Sources().Find("not a name", null, null)).Message
        );
    }

    [Theory]
    [InlineData("organization = https://dev.azure.com/contoso", "contoso", null)]
    [InlineData("Organization=contoso\nPROJECT : Secret Sauce", "contoso", "Secret Sauce")]
    [InlineData(
        "; organization = fabrikam\norganization = https://contoso.visualstudio.com/\r\n# project = x\r\nproject = SecretSauce\r\n",
        "contoso",
        "SecretSauce"
    )]
    [InlineData("organization = https://dev.azure.com/contoso/SecretSauce", "contoso", "SecretSauce")]
    [InlineData("organization = https://dev.azure.com/contoso\nproject = ", "contoso", null)]
    [InlineData("organization = https://dev.azure.com/contoso\nproject = ../x", "contoso", null)]
    public void Find_SettingsOfAz_AreRead(string settings, string organization, string? project)
    {
        Az(settings);

        OrganizationFinding found = Sources().Find(null, null, null);

        Assert.Equal((organization, project), (found.Organization, found.Project));
    }

    // Meant for another tool: what is no use here is left alone.
    [Theory]
    [InlineData("[defaults]\norganization = https://tfs.corp.example/tfs/DefaultCollection")]
    [InlineData("[defaults]\norganization = ")]
    [InlineData("[other]\norganization = https://dev.azure.com/contoso")]
    [InlineData("organization = https://dev.azure.com/contoso")]
    [InlineData("")]
    [InlineData("[[[")]
    public void Find_SettingsOfAzWithoutUse_AreSkipped(string file)
    {
        _files[Path.Combine(s_home, ".azure", "azuredevops", "config")] = file;
        Git("https://dev.azure.com/by-git/p/_git/r");

        Assert.Equal("by-git", Sources().Find(null, null, s_clone).Organization);
    }

    [Fact]
    public void Find_FolderOfAzIsElsewhere_IsReadThere()
    {
        string folder = Path.Combine(s_home, "elsewhere");
        _variables["AZURE_CONFIG_DIR"] = folder;
        _files[Path.Combine(folder, "azuredevops", "config")] = "[defaults]\norganization = contoso";
        _files[Path.Combine(s_home, ".azure", "azuredevops", "config")] = "[defaults]\norganization = fabrikam";

        Assert.Equal("contoso", Sources().Find(null, null, null).Organization);
    }

    private OrganizationFinding Find(string set)
    {
        foreach (string name in set.Split(' ')) Set(name);
        return Sources().Find(set.StartsWith("given", StringComparison.Ordinal) ? "given" : null, null, s_clone);
    }

    private void Set(string name)
    {
        if (name == "az") Az("organization = https://dev.azure.com/by-az\nproject = theirs");
        else if (name == "git") Git("https://dev.azure.com/by-git/theirs/_git/api");
        else if (name != "given") _variables[name] = name switch
        {
            "ADOENTRA_ORGANIZATION" => "own",
            "SYSTEM_COLLECTIONURI" => "https://dev.azure.com/pipeline/",
            "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI" => "https://old-pipeline.visualstudio.com/",
            _ => "https://dev.azure.com/terraform",
        };
    }

    private void Az(string defaults) =>
        _files[Path.Combine(s_home, ".azure", "azuredevops", "config")] = "[core]\nx = y\n[defaults]\n" + defaults;

    private void Git(string url) =>
        _files[Path.Combine(s_clone, ".git", "config")] = $"[core]\n\tbare = false\n[remote \"origin\"]\n\turl = {url}\n";

    private OrganizationSources Sources()
    {
        VariableReader variables = Variables.Of([.. _variables.Select(static pair => (pair.Key, pair.Value))]);
        return new(variables, path => _files.TryGetValue(Path.GetFullPath(path), out string? text) ? text : null);
    }
}

using System.Text.RegularExpressions;
using AdoEntra.Connections.Organizations;
using AdoEntra.Errors;

namespace AdoEntra.Core.Tests.Connections.Organizations;

/// <summary>What a user may write for an organization, and what must never pass for one (protocol 5.1).</summary>
public sealed class OrganizationReferenceTests
{
    [Theory]
    [InlineData("contoso", "contoso", null)]
    [InlineData("  contoso\r\n", "contoso", null)]
    [InlineData("Contoso-2", "Contoso-2", null)]
    // S18: with the quotes of a script, a file of settings or a text.
    [InlineData("\"contoso\"", "contoso", null)]
    [InlineData(" 'contoso' ", "contoso", null)]
    [InlineData("\u201Ccontoso\u201D", "contoso", null)]
    [InlineData("\u2018contoso\u2019", "contoso", null)]
    [InlineData("\"https://dev.azure.com/contoso/SecretSauce\"", "contoso", "SecretSauce")]
    [InlineData("'\"contoso\"'", "contoso", null)]
    [InlineData("a", "a", null)]
    [InlineData("https://dev.azure.com/contoso", "contoso", null)]
    [InlineData("https://dev.azure.com/contoso/", "contoso", null)]
    [InlineData("HTTPS://DEV.AZURE.COM/Contoso", "Contoso", null)]
    [InlineData("https://dev.azure.com:443/contoso", "contoso", null)]
    [InlineData("dev.azure.com/contoso", "contoso", null)]
    [InlineData("https://dev.azure.com/contoso/SecretSauce", "contoso", "SecretSauce")]
    [InlineData("dev.azure.com/contoso/SecretSauce/", "contoso", "SecretSauce")]
    [InlineData("https://dev.azure.com/contoso/Secret%20Sauce/_git/api?version=GBmain#readme", "contoso", "Secret Sauce")]
    [InlineData("https://dev.azure.com/contoso/%C3%9Cbung/_boards", "contoso", "Übung")]
    [InlineData("https://dev.azure.com/contoso/_settings/users", "contoso", null)]
    // A repository that has its project's name stands there without it.
    [InlineData("https://dev.azure.com/contoso/_git/api", "contoso", "api")]
    [InlineData("https://dev.azure.com/contoso/_git/_full/api", "contoso", "api")]
    [InlineData("https://contoso.visualstudio.com/_git/api", "contoso", "api")]
    [InlineData("https://contoso.visualstudio.com/DefaultCollection/_git/_optimized/api", "contoso", "api")]
    [InlineData("https://dev.azure.com/contoso/_git", "contoso", null)]
    // A clone address has the organization as its user; that is no password and goes nowhere.
    [InlineData("https://contoso@dev.azure.com/contoso/SecretSauce/_git/api", "contoso", "SecretSauce")]
    [InlineData("https://contoso.visualstudio.com", "contoso", null)]
    [InlineData("https://contoso.visualstudio.com/", "contoso", null)]
    [InlineData("contoso.visualstudio.com", "contoso", null)]
    [InlineData("https://contoso.visualstudio.com/SecretSauce", "contoso", "SecretSauce")]
    [InlineData("https://contoso.visualstudio.com/DefaultCollection", "contoso", null)]
    [InlineData("https://contoso.visualstudio.com/DefaultCollection/SecretSauce/_build", "contoso", "SecretSauce")]
    [InlineData("https://contoso.visualstudio.com/_settings", "contoso", null)]
    [InlineData("https://contoso:some-password@dev.azure.com/contoso/SecretSauce/_git/api", "contoso", "SecretSauce")]
    // The hosts of the areas, as a browser's developer tools or an older script have them.
    [InlineData("https://vssps.dev.azure.com/contoso", "contoso", null)]
    [InlineData("https://vsaex.dev.azure.com/contoso/_apis/userentitlements", "contoso", null)]
    [InlineData("https://feeds.dev.azure.com/contoso/SecretSauce/_apis/packaging/feeds", "contoso", "SecretSauce")]
    [InlineData("https://contoso.vssps.visualstudio.com", "contoso", null)]
    [InlineData("https://contoso.pkgs.visualstudio.com/SecretSauce/_packaging/f/nuget/v3/index.json", "contoso", "SecretSauce")]
    [InlineData("https://Contoso.VisualStudio.com/SecretSauce", "contoso", "SecretSauce")]
    // What git clones by ssh.
    [InlineData("git@ssh.dev.azure.com:v3/contoso/SecretSauce/api", "contoso", "SecretSauce")]
    [InlineData("contoso@ssh.dev.azure.com:v3/contoso/Secret%20Sauce/api", "contoso", "Secret Sauce")]
    [InlineData("ssh.dev.azure.com:v3/contoso/SecretSauce/api", "contoso", "SecretSauce")]
    [InlineData("ssh://git@ssh.dev.azure.com/v3/contoso/SecretSauce/api", "contoso", "SecretSauce")]
    [InlineData("ssh://git@SSH.dev.azure.com:22/v3/contoso/SecretSauce/api/", "contoso", "SecretSauce")]
    [InlineData("contoso@vs-ssh.visualstudio.com:v3/contoso/SecretSauce/api", "contoso", "SecretSauce")]
    [InlineData("ssh://contoso@vs-ssh.visualstudio.com:22/SecretSauce/_ssh/api", "contoso", "SecretSauce")]
    [InlineData("ssh://contoso@vs-ssh.visualstudio.com:22/DefaultCollection/SecretSauce/_ssh/api", "contoso", "SecretSauce")]
    [InlineData("ssh://contoso@vs-ssh.visualstudio.com/_ssh/api", "contoso", "api")]
    [InlineData("ssh://contoso@vs-ssh.visualstudio.com:22/v3/contoso/SecretSauce/api", "contoso", "SecretSauce")]
    // S18: the end of an address, copied without its beginning.
    [InlineData("contoso/", "contoso", null)]
    [InlineData("contoso/SecretSauce", "contoso", "SecretSauce")]
    [InlineData("contoso/SecretSauce/_git/api", "contoso", "SecretSauce")]
    [InlineData("contoso/Secret%20Sauce/", "contoso", "Secret Sauce")]
    [InlineData("contoso/_git/api", "contoso", "api")]
    [InlineData("contoso/_settings", "contoso", null)]
    [InlineData("\uFEFFcontoso\0\r\n", "contoso", null)]
    // What would mean something else in an address is no project.
    [InlineData("https://dev.azure.com/contoso/a%2Fb", "contoso", null)]
    [InlineData("https://dev.azure.com/contoso/..%2Ffabrikam", "contoso", null)]
    [InlineData("https://dev.azure.com/contoso/x%0Ay", "contoso", null)]
    public void Parse_NameOrAddress_IsUnderstood(string text, string organization, string? project)
    {
        OrganizationReference reference = OrganizationReference.Parse(text);

        Assert.Equal((organization, project), (reference.Organization, reference.Project));
    }

    // Azure DevOps' own rule for the names of projects.
    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Parse_LongProject_IsOneUpTo64Letters(int length, bool isOne)
    {
        string name = new('p', length);

        Assert.Equal(isOne ? name : null, OrganizationReference.Parse("https://dev.azure.com/contoso/" + name).Project);
        Assert.Equal(isOne, OrganizationReference.IsProjectName(name));
    }

    [Theory]
    [InlineData("https://evil.example/contoso")]
    [InlineData("evil.example")]
    [InlineData("http://dev.azure.com/contoso")]
    [InlineData("http://contoso.visualstudio.com")]
    [InlineData("ftp://dev.azure.com/contoso")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://dev.azure.com:8443/contoso")]
    [InlineData("https://contoso.visualstudio.com:444")]
    [InlineData("https://dev.azure.com@evil.example/contoso")]
    [InlineData("https://dev.azure.com:443@evil.example/contoso")]
    [InlineData("https://dev.azure.com.evil.example/contoso")]
    [InlineData("https://evildev.azure.com/contoso")]
    [InlineData("https://dev.azure.com./contoso")]
    [InlineData("https://evilvisualstudio.com/contoso")]
    [InlineData("https://visualstudio.com/contoso")]
    [InlineData("https://contoso.visualstudio.com.evil.example")]
    [InlineData("https://contoso.visualstudio.com./")]
    [InlineData("https://contoso.vsblob.visualstudio.com")]
    [InlineData("https://a.b.visualstudio.com")]
    [InlineData("https://-contoso.visualstudio.com")]
    [InlineData("https://evil.example#@dev.azure.com/contoso")]
    [InlineData("https://evil.example?dev.azure.com/contoso")]
    [InlineData("https://dev.azure.com%2f@evil.example/contoso")]
    [InlineData("https://169.254.169.254/contoso")]
    [InlineData("http://127.0.0.1:5000/contoso")]
    // Hosts of Visual Studio that are no organization's.
    [InlineData("https://app.vssps.visualstudio.com/_signin")]
    [InlineData("https://marketplace.visualstudio.com/items")]
    [InlineData("https://www.visualstudio.com/")]
    [InlineData("https://vs-ssh.visualstudio.com/contoso")]
    [InlineData("https://ssh.dev.azure.com/v3/contoso/SecretSauce/api")]
    [InlineData("https://other.dev.azure.com/contoso")]
    [InlineData("https://a.vssps.dev.azure.com/contoso")]
    [InlineData("https://contoso.vssps.evil.visualstudio.com")]
    // The same tricks, by ssh.
    [InlineData("ssh://git@ssh.dev.azure.com.evil.example/v3/contoso/p/r")]
    [InlineData("ssh://git@evilssh.dev.azure.com/v3/contoso/p/r")]
    [InlineData("ssh://git@ssh.dev.azure.com:2222/v3/contoso/p/r")]
    [InlineData("ssh://ssh.dev.azure.com@evil.example/v3/contoso/p/r")]
    [InlineData("ssh://git@dev.azure.com/v3/contoso/p/r")]
    [InlineData("ssh://contoso@contoso.visualstudio.com:22/p/_ssh/r")]
    [InlineData("git://dev.azure.com/contoso")]
    public void Parse_AddressOfAnotherHost_IsRefused(string text)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Contains("no token is sent there", refusal.Message);
        Assert.Contains("https://dev.azure.com/<name>", refusal.RecommendedAction);
        // The user part and the query may hold a secret, and are not repeated.
        string shown = Regex.Replace(Regex.Replace(text, "//[^/]*@", "//[redacted]@"), "[?#].*", string.Empty);
        Assert.Equal(shown, refusal.Target);
        Assert.StartsWith($"'{shown}' is an address of ", refusal.Message);
    }

    [Theory]
    [InlineData("https://user:pat-of-52-letters@evil.example/contoso")]
    [InlineData("https://pat-of-52-letters@dev.azure.com/-/x")]
    [InlineData("http://pat-of-52-letters@dev.azure.com/contoso")]
    [InlineData("https://user:with@in-pat-of-52-letters@evil.example/contoso")]
    [InlineData("pat-of-52-letters@evil.example/contoso")]
    [InlineData("pat-of-52-letters@evil.example:v3/contoso/p/r")]
    [InlineData("ssh://contoso:pat-of-52-letters@vs-ssh.visualstudio.com/p/_ssh/r")]
    [InlineData("user:pat-of-52-letters@dev.azure.com/-/x")]
    public void Parse_RefusedWithAPassword_DoesNotRepeatIt(string text)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text));

        Assert.DoesNotContain("pat-of-52-letters", refusal.ToString());
        Assert.DoesNotContain("pat-of-52-letters", refusal.Target);
    }

    // Refused too, the id depending on what the runtime's parser makes of it.
    [Theory]
    [InlineData("\\\\evil.example\\contoso")]
    [InlineData("https:\\\\evil.example\\contoso")]
    [InlineData("//evil.example/contoso")]
    [InlineData("/etc/passwd")]
    [InlineData("https://")]
    [InlineData("https:///contoso")]
    [InlineData("javascript:alert(1)//dev.azure.com/contoso")]
    [InlineData("git@ssh.dev.azure.com:v3/-/SecretSauce/api")]
    [InlineData("git@ssh.dev.azure.com:contoso/SecretSauce/api")]
    [InlineData("git@ssh.dev.azure.com.evil.example:v3/contoso/SecretSauce/api")]
    [InlineData("git@evil.example:v3/contoso/SecretSauce/api")]
    [InlineData("ssh.dev.azure.com@evil.example:v3/contoso/SecretSauce/api")]
    [InlineData("git@github.com:contoso/api.git")]
    [InlineData("ssh://git@ssh.dev.azure.com/v3")]
    [InlineData("ssh://git@ssh.dev.azure.com/contoso/p/r")]
    [InlineData("ssh://user.name@vs-ssh.visualstudio.com/p/_ssh/r")]
    public void Parse_NoUsableAddress_IsRefused(string text)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text));

        Assert.Contains(refusal.ErrorId, new[] { ErrorIds.HostNotAllowed, ErrorIds.InvalidRequest });
    }

    // An ideographic full stop separates labels like any other. Either way nothing but the organization's name is taken over.
    [Fact]
    public void Parse_OtherFullStops_NeverGiveAnotherHost()
    {
        OrganizationReference? reference = null;
        Exception? refusal = Record.Exception(() => reference = OrganizationReference.Parse("https://dev\u3002azure\u3002com/contoso"));

        if (refusal is null) Assert.Equal(new OrganizationReference("contoso", null), reference);
        else Assert.Equal(ErrorIds.HostNotAllowed, Assert.IsType<AdoConnectionException>(refusal).ErrorId);
    }

    [Theory]
    [InlineData("-contoso")]
    [InlineData("contoso-")]
    [InlineData("my organization")]
    [InlineData("cont_oso")]
    [InlineData("contöso")]
    [InlineData("contoso?x=1")]
    [InlineData("123456789012345678901234567890123456789012345678901")]
    [InlineData("https://dev.azure.com")]
    [InlineData("https://dev.azure.com/")]
    [InlineData("https://dev.azure.com/-contoso/SecretSauce")]
    [InlineData("https://dev.azure.com/_apis/projects")]
    [InlineData("https://dev.azure.com/a%2Fb")]
    [InlineData("https://dev.azure.com/contoso%0A")]
    [InlineData("https://dev.azure.com/%2e%2e/contoso%20x")]
    public void Parse_NoPossibleName_IsRefused(string text)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.StartsWith($"'{text}' is not the name or address of an Azure DevOps organization.", refusal.Message);
    }

    // S18, R21: what is wrong with it, and not something else.
    [Theory]
    [InlineData("http://dev.azure.com/contoso", "without encryption (http)", "https://dev.azure.com/<name>")]
    [InlineData("http://contoso.visualstudio.com", "without encryption (http)", "https://dev.azure.com/<name>")]
    [InlineData("https://dev.azure.com:8443/contoso", "with port 8443, which Azure DevOps does not use", "https://dev.azure.com/<name>")]
    [InlineData(
        "https://tfs.contoso.example/tfs/DefaultCollection",
        "tfs.contoso.example, which is not Azure DevOps;",
        "Azure DevOps Server does not accept Entra tokens"
    )]
    [InlineData("http://server:8080/tfs", "server:8080, which is not Azure DevOps;", "Azure DevOps Server does not accept Entra tokens")]
    [InlineData(
        "https://devops.contoso.example/Collection/_git/app",
        "which is not Azure DevOps;",
        "Azure DevOps Server does not accept Entra tokens"
    )]
    [InlineData(
        "https://code.contoso.example/DefaultCollection/Project",
        "which is not Azure DevOps;",
        "Azure DevOps Server does not accept Entra tokens"
    )]
    public void Parse_OtherAddress_SaysWhatIsWrongWithIt(string text, string said, string advice)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text));

        Assert.Equal(ErrorIds.HostNotAllowed, refusal.ErrorId);
        Assert.Contains(said, refusal.Message);
        Assert.Contains(advice, refusal.RecommendedAction);
    }

    [Theory]
    [InlineData("https://github.com/contoso/api")]
    [InlineData("https://contoso.example/app")]
    public void Parse_OtherAddress_IsNotTakenForAServer(string text) =>
        Assert.DoesNotContain("Server", Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text)).Message);

    [Theory]
    [InlineData("someone@example.com")]
    [InlineData("ada.operator@contoso.onmicrosoft.com")]
    public void Parse_Account_IsToldFromAnOrganization(string text)
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text));

        Assert.Equal(ErrorIds.InvalidRequest, refusal.ErrorId);
        Assert.Contains("is the name of an account, not of an Azure DevOps organization", refusal.Message);
        Assert.DoesNotContain(text.Split('@')[0], refusal.ToString());
    }

    [Fact]
    public void Parse_LongestName_IsAccepted()
    {
        string name = new('a', 50);

        Assert.Equal(name, OrganizationReference.Parse(name).Organization);
    }

    [Fact]
    public void Parse_AddressOfTheEmulator_IsAcceptedWhereOneIsSet()
    {
        OrganizationReference reference = OrganizationReference.Parse("http://127.0.0.1:5000/contoso/SecretSauce", "http://127.0.0.1:5000");

        Assert.Equal(new OrganizationReference("contoso", "SecretSauce"), reference);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5001/contoso")]
    [InlineData("http://localhost:5000/contoso")]
    [InlineData("http://127.0.0.1:5000.evil.example/contoso")]
    public void Parse_AlmostTheEmulator_IsRefused(string text) =>
        Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse(text, "http://127.0.0.1:5000"));

    [Fact]
    public void Parse_LoopbackAddress_NamesTheEmulatorVariable()
    {
        var refusal = Assert.Throws<AdoConnectionException>(() => OrganizationReference.Parse("http://127.0.0.1:5000/contoso"));

        Assert.Contains("ADOENTRA_EMULATOR_URL", refusal.RecommendedAction);
    }

    [Theory]
    [InlineData("https://dev.azure.com/contoso/SecretSauce/_git/api", "contoso")]
    [InlineData("git@ssh.dev.azure.com:v3/contoso/SecretSauce/api", "contoso")]
    // A path on this machine, however it looks; another host; another protocol.
    [InlineData("contoso", null)]
    [InlineData("dev.azure.com/contoso", null)]
    [InlineData("../contoso", null)]
    [InlineData("https://github.com/contoso/api", null)]
    [InlineData("http://dev.azure.com/contoso/p/_git/r", null)]
    [InlineData("file:///srv/contoso", null)]
    [InlineData("", null)]
    public void OfRemote_Address_IsOfAzureDevOpsOrNothing(string url, string? organization) =>
        Assert.Equal(organization, OrganizationReference.OfRemote(url)?.Organization);
}

using System.Diagnostics;
using AdoEntra.Diagnosis.Explaining;

namespace AdoEntra.Core.Tests.Diagnosis.Explaining;

/// <summary>Texts that are long, hostile, secret, or in a form of their own.</summary>
public sealed class ExplainerTextTests
{
    private const string Refused = "fatal: Authentication failed for 'https://dev.azure.com/MyOrg/SecretSauce/_git/api/'";

    private const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.kNoWnkNoWn";
    private const string PersonalAccessToken = "kNoWn56789012345678901234567890123456789012345678901234567890123456789012345AZDOabcd";
    private const string Missing = "remote: TF401019: The Git repository with name or identifier api does not exist";

    [Theory]
    [InlineData(Token, "Authorization: Bearer {0}\n" + Refused)]
    [InlineData(Token, "fatal: repository 'https://dev.azure.com/MyOrg/{0}' not found")]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst", "TF400813: The user '{0}' is not authorized")]
    [InlineData(PersonalAccessToken, "{0}\n" + Refused)]
    [InlineData("abc8Q~kNoWn.abcdefghijklmnopqrstuvwxyz01", "AADSTS7000215: Invalid client secret provided: {0}")]
    [InlineData("OmFiY2RlZmdoaWprbG1ub3BxcnN0", "http.extraHeader=Authorization: Basic {0}\n" + Refused)]
    [InlineData("hunter2", "fatal: Authentication failed for 'https://me:{0}@dev.azure.com/MyOrg/SecretSauce/_git/api/'")]
    [InlineData("hunter2", "fatal: could not read Password for 'https://{0}@dev.azure.com': terminal prompts disabled")]
    public void Secret_IsInNothingThatIsSaid(string secret, string text)
    {
        AdoExplanation said = Explainer.Explain(string.Format(null, text, secret));

        Assert.True(said.IsKnown);
        Assert.DoesNotContain(secret, All(said));
    }

    [Theory]
    [InlineData("x$(calc)")]
    [InlineData("x;calc")]
    [InlineData("x`calc`")]
    [InlineData("x|calc")]
    [InlineData("x&calc")]
    [InlineData("x'calc")]
    [InlineData("x\"calc")]
    [InlineData("x{calc}")]
    public void Name_WithWhatAShellRuns_IsLeftOut(string name)
    {
        AdoExplanation repository = Explainer.Explain(RefusedAt($"MyOrg/SecretSauce/_git/{name}"));
        AdoExplanation project = Explainer.Explain(
            $"{Missing}\nfatal: repository 'https://dev.azure.com/MyOrg/{name}/_git/api/' not found");
        AdoExplanation organization = Explainer.Explain(RefusedAt($"{name}/SecretSauce/_git/api"));

        Assert.EndsWith("=ADO_HEADER <the same arguments again>", repository.Command);
        Assert.Equal("Get-AdoRepository -Project <project>", project.Command);
        Assert.Equal("adoentra repositories --organization MyOrg --project <project>", project.ShellCommand);
        Assert.Contains("--organization <organization>)", organization.ShellCommand);
        Assert.DoesNotContain("calc", repository.Command + repository.ShellCommand + organization.Command + organization.ShellCommand);
    }

    [Theory]
    [InlineData("mobile%20app", "'mobile app'", "'mobile app'")]
    [InlineData("it%27s%3Bcalc", "'it''s;calc'", @"'it'\''s;calc'")]
    [InlineData("%E2%80%99%3Bcalc", "'\u2019\u2019;calc'", "'\u2019;calc'")]
    [InlineData("%24%28calc%29", "'$(calc)'", "'$(calc)'")]
    [InlineData("-Force", "'-Force'", "'-Force'")]
    [InlineData("x%0Acalc", "<project>", "<project>")]
    [InlineData("x%1B%5B2J", "<project>", "<project>")]
    [InlineData("eyJhbGciOiJub25lIn0%2EeyJzdWIiOiJtZSJ9%2EkNoWnkNoWn", "<project>", "<project>")]
    [InlineData("Contoso.Web-2", "Contoso.Web-2", "Contoso.Web-2")]
    public void EscapedName_IsQuotedAsOneWord(string name, string powerShell, string shell)
    {
        AdoExplanation said = Explainer.Explain(
            $"remote: TF401019: The Git repository\nfatal: repository 'https://dev.azure.com/MyOrg/{name}/_git/api/' not found");

        Assert.Equal($"Get-AdoRepository -Project {powerShell}", said.Command);
        Assert.Equal($"adoentra repositories --organization MyOrg --project {shell}", said.ShellCommand);
        Assert.DoesNotContain(All(said), static c => char.IsControl(c));
    }

    // Each is what a careless expression is slow at. The limit is far above what they take together, and far below one that backtracks.
    [Theory]
    [InlineData("a line of a log\n")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("eyJ")]
    [InlineData("eyJ.")]
    [InlineData("https://")]
    [InlineData("https://dev.azure.com/a/")]
    [InlineData("password=\"")]
    [InlineData("service connection ")]
    [InlineData("\u001b[31m")]
    [InlineData("\u001b]8;;")]
    [InlineData("npm ERR! 401 ")]
    [InlineData("[ERROR] maven ")]
    [InlineData("TF400813 ")]
    [InlineData("401 Unauthorized ")]
    public void LongText_IsReadInBoundedTime(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 10_000_000 / part.Length));
        var watch = Stopwatch.StartNew();

        Explainer.Explain(text);
        AdoExplanation atEnd = Explainer.Explain(text + "\n" + Missing);
        AdoExplanation atBeginning = Explainer.Explain(Missing + "\n" + text);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.True(atEnd.IsKnown);
        Assert.True(atBeginning.IsKnown);
    }

    [Theory]
    [InlineData(30_000)]
    [InlineData(29_990)]
    [InlineData(29_950)]
    public void LongText_IsNotCutWithinASecret(int before)
    {
        string filling = string.Concat(Enumerable.Repeat("x ", 40_000)).Substring(0, before);

        FailureText beginning = FailureText.Of($"{filling} {Token} {string.Concat(Enumerable.Repeat("y ", 40_000))}");
        FailureText end = FailureText.Of($"{string.Concat(Enumerable.Repeat("y ", 40_000))} {Token} {filling}");

        Assert.DoesNotContain("kNoWn", beginning.Lines + end.Lines);
        Assert.DoesNotContain("eyJ", beginning.Lines + end.Lines);
    }

    [Theory]
    [InlineData("adoentra: NotInOrganization: This identity is not a member of 'MyOrg'.\nAsk an administrator.\n", "Ask an administrator.")]
    [InlineData("adoentra: NotInOrganization: This identity is not a member of 'MyOrg'.\r\nAsk someone.\r\n", "Ask someone.")]
    [InlineData("adoentra: warning: x\nadoentra: NotInOrganization: This identity is not a member of 'MyOrg'.", null)]
    public void LinesOfOurTool_AreTheExplanation(string text, string? remedy)
    {
        AdoExplanation said = Explainer.Explain(text);

        Assert.Equal(("adoentra", "NotInOrganization", remedy), (said.Program, said.Cause, said.Remedy));
        Assert.Equal("This identity is not a member of 'MyOrg'.", said.Explanation);
    }

    [Theory]
    [InlineData("adoentra: warning: ADOENTRA_EMULATOR_URL is set.")]
    [InlineData("adoentra: waiting: for the sign-in")]
    [InlineData("adoentra: Unexpected: NullReferenceException: x\nTry again.")]
    public void OtherLinesOfOurTool_AreNone(string text) => Assert.False(Explainer.Explain(text).IsKnown);

    [Theory]
    [InlineData("Cloning into 'api'...\r\nremote: TF401019: The Git repository with name or identifier api does not exist\r\n")]
    [InlineData("remote: Counting 10%\rremote: Counting 90%\rremote: TF401019: The Git repository")]
    [InlineData("\u001b[31mremote: \u001b[1mTF401019\u001b[0m: The Git repository \u001b]8;;https://example.com\u0007api\u001b]8;;\u0007")]
    [InlineData("r\0e\0m\0o\0t\0e\0:\0 \0T\0F\04\00\01\00\01\09\0:\0 \0T\0h\0e\0")]
    public void Form_DoesNotMatter(string text)
    {
        AdoExplanation said = Explainer.Explain(text);

        Assert.Equal(("git", "NotFound", "TF401019"), (said.Program, said.Cause, said.Code));
    }

    [Fact]
    public void FrameOfTerraform_IsSeenThroughItsColors()
    {
        const string Text = "\u001b[31m\u2577\u001b[0m\u001b[0m\n\u001b[31m\u2502\u001b[0m \u001b[0m\u001b[1m\u001b[31mError: \u001b[0m"
            + "\u001b[0m\u001b[1mreading azuredevops_project: TF400813: The user is not authorized\u001b[0m\n";

        Assert.Equal("terraform", Explainer.Explain(Text).Program);
    }

    // Only words that are known are known; a code is the same in every language.
    [Theory]
    [InlineData("fatal: Authentifizierung fehlgeschlagen für 'https://dev.azure.com/MyOrg/SecretSauce/_git/api/'")]
    [InlineData("fatal : échec de l'authentification pour 'https://dev.azure.com/MyOrg/SecretSauce/_git/api/'")]
    [InlineData("fatal: 'https://dev.azure.com/MyOrg/SecretSauce/_git/api/' への認証に失敗しました")]
    [InlineData("致命错误：'https://dev.azure.com/MyOrg/SecretSauce/_git/api/' 鉴权失败")]
    public void OtherLanguage_IsNotGuessed(string text)
    {
        AdoExplanation said = Explainer.Explain(text);

        Assert.False(said.IsKnown);
        Assert.StartsWith("Not known: ", said.Explanation);
        Assert.Null(said.Command);
        Assert.Equal("NotFound", Explainer.Explain(text + "\nTF401019: x").Cause);
    }

    [Theory]
    [InlineData(Refused, "dev.azure.com/MyOrg/SecretSauce/_git/api")]
    [InlineData("fatal: Authentication failed for 'https://me:x@MyOrg.visualstudio.com/'", "MyOrg.visualstudio.com")]
    [InlineData("Error: on main.tf line 1: fatal: Authentication failed for 'https://dev.azure.com/x$(y)/'", "dev.azure.com")]
    public void RefusedCredential_IsTakenFromTheHelperOfGit(string text, string place)
    {
        AdoExplanation said = Explainer.Explain(text);

        Assert.EndsWith($" remove it there: echo url=https://{place} | git credential reject", said.Remedy);
    }

    private static string RefusedAt(string path) => $"fatal: Authentication failed for 'https://dev.azure.com/{path}/'";

    private static string All(AdoExplanation said) =>
        $"{said.Program} {said.Cause} {said.Code} {said.Explanation} {said.Remedy} {said.WhoCanFix} {said.Command} {said.ShellCommand}";
}

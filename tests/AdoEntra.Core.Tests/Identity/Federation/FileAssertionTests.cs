using System.Text;
using AdoEntra.Core.Tests.Support;
using AdoEntra.Core.Tests.Support.Servers;
using AdoEntra.Core.Tests.Support.SignIn;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Identity;
using AdoEntra.Identity.Federation;
using AdoEntra.Identity.Secrets;

namespace AdoEntra.Core.Tests.Identity.Federation;

/// <summary>Tokens that a platform keeps in a file, and those that a script gives.</summary>
public sealed class FileAssertionTests : IDisposable
{
    private readonly string _folder = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), "adoentra-" + Guid.NewGuid().ToString("N")))
        .FullName;

    private string TokenPath => Path.Combine(_folder, "token");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "plain", Encoding.UTF8.GetBytes("a.b") },
        { "lines around", Encoding.UTF8.GetBytes("\r\n a.b \n\n") },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("a.b\n")] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a.b\r\n")] },
        { "zero at the end", Encoding.UTF8.GetBytes("a.b\0") },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Get_AnyForm_IsTheToken(string form, byte[] content)
    {
        File.WriteAllBytes(TokenPath, content);

        Assert.True((await GetAsync(new FileAssertion(TokenPath))).Reveal() == "a.b", form);
    }

    [Fact]
    public async Task Get_Renewed_IsReadAnew()
    {
        var assertion = new FileAssertion(TokenPath);
        File.WriteAllText(TokenPath, "one");
        await GetAsync(assertion);
        File.WriteAllText(TokenPath, "two");

        Assert.Equal("two", (await GetAsync(assertion)).Reveal());
    }

    [Fact]
    public async Task Get_BeingWritten_IsRead()
    {
        using var writer = new FileStream(TokenPath, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.Write(Encoding.UTF8.GetBytes("a"), 0, 1);
        writer.Flush();

        Assert.Equal("a", (await GetAsync(new FileAssertion(TokenPath))).Reveal());
    }

    [Theory]
    [InlineData("missing", "does not exist")]
    [InlineData("missing folder", "does not exist")]
    [InlineData("folder", "access is denied")]
    [InlineData("empty", "is empty")]
    [InlineData("blank", "is empty")]
    [InlineData("large", "larger than 1 MB")]
    public async Task Get_NoToken_NamesTheFileAndWhoDoesWhat(string what, string said)
    {
        string path = what == "missing folder" ? Path.Combine(_folder, "none", "token") : TokenPath;
        if (what == "folder") Directory.CreateDirectory(path);
        if (what == "empty") File.WriteAllText(path, "");
        if (what == "blank") File.WriteAllText(path, " \r\n\0");
        if (what == "large") File.WriteAllText(path, new string('x', 1024 * 1024 + 1));

        foreach (FederatedAssertion assertion in new FederatedAssertion[] { new FileAssertion(path), new WorkloadIdentityAssertion(path) })
        {
            var failure = await Assert.ThrowsAsync<AdoSignInException>(() => GetAsync(assertion));

            Assert.Equal((ErrorIds.CredentialUnavailable, path), (failure.ErrorId, failure.Target));
            Assert.Contains(path, failure.Message);
            Assert.Contains(said, failure.Message);
            Assert.True(failure.RecommendedAction.Length > 20);
        }
    }

    [Fact]
    public async Task Get_LargestToken_IsTaken()
    {
        File.WriteAllText(TokenPath, new string('x', 1024 * 1024));

        Assert.Equal(1024 * 1024, (await GetAsync(new FileAssertion(TokenPath))).Reveal().Length);
    }

    // A pipe without a writer: opening it alone blocks.
    [Fact]
    public async Task Get_FileThatBlocks_CanBeCancelled()
    {
        if (Path.DirectorySeparatorChar == '\\') return;
        Posix.MakePipe(TokenPath);
        using var stop = new CancellationTokenSource();
        Task<Task<Secret>> called = Task.Factory.StartNew(
            () => new FileAssertion(TokenPath).GetAsync(Services, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        await called.OrFail();
        // Lets the reader in, which then waits for bytes that never come; closed, it lets the reader go.
        using IDisposable writer = await Eventually.SomeAsync(() => Posix.OpenReadPipe(TokenPath));

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => called.Unwrap().OrFail());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task Script_GivesNothing_SaysSo(string? text)
    {
        var failure = await Assert.ThrowsAsync<AdoSignInException>(() => GetAsync(new ScriptAssertion(_ => Task.FromResult(text!))));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("returned nothing", failure.Message);
    }

    [Fact]
    public async Task Script_Fails_SaysWhyWithoutSecrets()
    {
        var failure = await Assert.ThrowsAsync<AdoSignInException>(() =>
            GetAsync(new ScriptAssertion(static _ => throw new InvalidOperationException("No tool; password=hunter22"))));

        Assert.Equal(ErrorIds.CredentialUnavailable, failure.ErrorId);
        Assert.Contains("No tool; password=[redacted]", failure.Message);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task Script_FailureOfOurs_ComesAsItIs()
    {
        var own = new AdoConnectionException(ErrorIds.NotConnected, "a", "b");

        Assert.Same(own, await Assert.ThrowsAsync<AdoConnectionException>(() => GetAsync(new ScriptAssertion(_ => throw own))));
    }

    [Fact]
    public async Task Script_ThatDoesNotListen_IsNotWaitedFor()
    {
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource<string>();
        Task<Secret> asked = new ScriptAssertion(_ => never.Task).GetAsync(Services, stop.Token);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.OrFail());
    }

    private static TokenSourceServices Services => new(Variables.None, new HttpTransport(static () => new FakeServer()));

    private static Task<Secret> GetAsync(FederatedAssertion assertion) => assertion.GetAsync(Services, default).OrFail();
}

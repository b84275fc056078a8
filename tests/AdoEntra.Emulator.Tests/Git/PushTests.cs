using System.Text;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Errors;
using AdoEntra.Resources.Git.Pushes;

namespace AdoEntra.Emulator.Tests.Git;

/// <summary>What is pushed without a clone is what git gets, and the other way round. Needs git.</summary>
public sealed class PushTests : RepositoryTests
{
    private const string Main = "refs/heads/main";

    [ProgramFact("git")]
    public async Task Push_ToAnEmptyRepository_IsItsFirstCommit()
    {
        AdoPush push = await PushAsync([Text("/readme.md", "Grüße\n"), Bytes("/docs/a.bin", [0, 1, 255])]);

        await CloneAsync();
        Assert.Equal("Grüße\n"u8.ToArray(), Content("readme.md"));
        Assert.Equal([0, 1, 255], Content("docs/a.bin"));
        Assert.Equal(await InAsync(Local, "rev-parse", "HEAD"), push.CommitId);
        Assert.Equal(("main", "Add 2 files"), (push.BranchName, push.Comment));
        Assert.Equal(("sandbox", "SecretSauce"), (push.RepositoryName, push.ProjectName));
    }

    [ProgramFact("git")]
    public async Task Push_OddNames_ArriveAsTheyAre()
    {
        string[] names = ["a # b", "q?a=1&b", "p%20c+", "c:d<e>", "ä 名", new('x', 200), "\"q\" '", "-x", "tab\tx", "back\\slash"];
        await PushAsync([.. names.Select(static name => Text($"/ö # ?/{name}.txt", name + "\n"))]);

        await CloneAsync();
        foreach (string name in names) Assert.Equal(name + "\n", Encoding.UTF8.GetString(Content($"ö # ?/{name}.txt")));
    }

    [ProgramFact("git")]
    public async Task Push_AddEditDeleteRename_IsOneCommit()
    {
        await CloneAsync();
        foreach (string name in (string[])["edited", "deleted", "renamed", "moved"]) Write(name, Encoding.UTF8.GetBytes(name + "\n"));
        await PushAsync("main");
        ForgetRequests();

        await PushAsync(
            [
                Text("/added", "added\n"),
                Text("/edited", "other\n"),
                new FileEdit("/deleted"),
                new FileEdit("/renamed") { NewPath = "/to/renamed" },
                new FileEdit("/moved") { NewPath = "/moved2", Source = FileSource.OfText("moved on\n") },
            ]
        );

        await InAsync(Local, "-c", Header, "pull", "--quiet", "origin", "main");
        Assert.Equal("2", await InAsync(Local, "rev-list", "--count", "HEAD"));
        Assert.Equal("added\nedited\nmoved2\nto/renamed", await InAsync(Local, "ls-files"));
        Assert.Equal(("other\n", "moved on\n"), (Encoding.UTF8.GetString(Content("edited")), Encoding.UTF8.GetString(Content("moved2"))));
        Assert.Equal(
            "Add 1 file, update 1 file, delete 1 file, rename 2 files", await InAsync(Local, "log", "-1", "--format=%s"));
        await InAsync(Local, "fsck", "--strict");
    }

    [ProgramFact("git")]
    public async Task Push_TextOverAFile_KeepsItsEncodingAndItsLineEnds()
    {
        await CloneAsync();
        Write("crlf", "eins\r\nzwei\r\n"u8.ToArray());
        Write("lf", "eins\nzwei\n"u8.ToArray());
        Write("mixed", "eins\nzwei\r\n"u8.ToArray());
        Write("mark", [0xEF, 0xBB, 0xBF, .. "eins\r\n"u8]);
        Write("utf-16", Encoding.Unicode.GetBytes("\uFEFFeins\r\nzwei\r\n"));
        Write("utf-16be", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("eins\n")]);
        await PushAsync("main");

        const string Given = "grün\nrot\r\nlone\rreturn\n";
        string[] names = ["crlf", "lf", "mixed", "mark", "utf-16", "utf-16be"];
        await PushAsync([.. names.Select(static name => Text("/" + name, Given))]);

        await InAsync(Local, "-c", Header, "pull", "--quiet", "origin", "main");
        const string Long = "grün\r\nrot\r\nlone\rreturn\r\n";
        const string Short = "grün\nrot\nlone\rreturn\n";
        Assert.Equal(Encoding.UTF8.GetBytes(Long), Content("crlf"));
        Assert.Equal(Encoding.UTF8.GetBytes(Short), Content("lf"));
        Assert.Equal(Encoding.UTF8.GetBytes(Given), Content("mixed"));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Long)], Content("mark"));
        Assert.Equal(Encoding.Unicode.GetBytes("\uFEFF" + Long), Content("utf-16"));
        Assert.Equal([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Short)], Content("utf-16be"));
    }

    [ProgramFact("git")]
    public async Task Push_OfLocalFiles_IsByteForByteWhereTheyAreNew()
    {
        byte[] large = new byte[300_000];
        new Random(1).NextBytes(large);
        byte[] wide = Encoding.Unicode.GetBytes("\uFEFFgrün\r\n");
        byte[][] contents = [large, wide, Encoding.Latin1.GetBytes("grün\r\n"), [], "a\r\nb\n"u8.ToArray()];
        for (int i = 0; i < contents.Length; i++) File.WriteAllBytes(Path.Combine(Git.Folder, $"f{i}"), contents[i]);

        await PushAsync([.. contents.Select((_, i) => LocalFile($"/f{i}", $"f{i}"))]);
        await CloneAsync();
        for (int i = 0; i < contents.Length; i++) Assert.Equal(contents[i], Content($"f{i}"));
    }

    [ProgramFact("git")]
    public async Task Push_EncodingThatIsNotKnown_IsRefusedUntilItIsGiven()
    {
        await CloneAsync();
        Write("latin", Encoding.Latin1.GetBytes("grün\n"));
        await PushAsync("main");

        AdoServiceException refused = await Assert.ThrowsAsync<AdoServiceException>(() => PushAsync([Text("/latin", "blau ü\n")]));
        Assert.Equal(ErrorIds.InvalidRequest, refused.ErrorId);
        await PushAsync([Text("/latin", "blau ü\n")], new() { Reference = Main, Encoding = TextForm.Of(Encoding.Latin1, hasMark: false) });
        AdoServiceException lossy = await Assert.ThrowsAsync<AdoServiceException>(
            () => PushAsync([Text("/latin", "名")], new() { Reference = Main, Encoding = TextForm.Of(Encoding.Latin1, hasMark: false) }));
        Assert.Contains("cannot represent", lossy.Message, StringComparison.Ordinal);

        await InAsync(Local, "-c", Header, "pull", "--quiet", "origin", "main");
        Assert.Equal(Encoding.Latin1.GetBytes("blau ü\n"), Content("latin"));
    }

    [ProgramFact("git")]
    public async Task Plan_FilesThatAreAsTheyAreToBe_IsEmpty()
    {
        await CloneAsync();
        Write("text", "eins\r\nzwei\r\n"u8.ToArray());
        Write("binary", [0, 1, 2]);
        await PushAsync("main");

        PushPlan plan = await PlanAsync([Text("/text", "eins\nzwei\n"), Bytes("/binary", [0, 1, 2])], new() { Reference = Main });
        Assert.True(plan.IsEmpty);
        Assert.Equal(["/text", "/binary"], plan.Unchanged);
    }

    [ProgramFact("git")]
    public async Task Push_FileOrBranchThatWasChangedMeanwhile_IsAConflictAndWritesNothing()
    {
        await CloneAsync();
        Write("a", "1\n"u8.ToArray());
        await PushAsync("main");
        string before = await InAsync(Local, "rev-parse", "HEAD:a");
        PushPlan plan = await PlanAsync([Text("/a", "2\n")], new() { Reference = Main });
        Write("a", "mine\n"u8.ToArray());
        await PushAsync("main");
        string tip = await InAsync(Local, "rev-parse", "HEAD");

        AdoServiceException moved = await Assert.ThrowsAsync<AdoServiceException>(() => Product.PushAsync(plan, Patience.Token));
        AdoServiceException changed = await Assert.ThrowsAsync<AdoServiceException>(
            () => PushAsync([Text("/a", "2\n") with { ObjectId = before }, Text("/b", "x")]));
        Assert.Equal((ErrorIds.Conflict, ErrorIds.Conflict), (moved.ErrorId, changed.ErrorId));
        Assert.Contains("changed meanwhile", moved.Message, StringComparison.Ordinal);
        Assert.Contains("changed meanwhile", changed.Message, StringComparison.Ordinal);
        Assert.StartsWith(tip, await InAsync(Local, "-c", Header, "ls-remote", "origin", Main), StringComparison.Ordinal);
    }

    [ProgramFact("git")]
    public async Task Push_NewBranch_BeginsAtItsSource()
    {
        await CloneAsync();
        Write("a", "1\n"u8.ToArray());
        await PushAsync("main");
        PushSettings settings = new() { Reference = "refs/heads/neu/ä#1", Source = "origin/main" };

        await PushAsync([Text("/b", "2\n")], settings);
        await InAsync(Local, "-c", Header, "fetch", "--quiet");
        Assert.Equal(await InAsync(Local, "rev-parse", "HEAD"), await InAsync(Local, "rev-parse", "origin/neu/ä#1~"));
        AdoServiceException again = await Assert.ThrowsAsync<AdoServiceException>(() => PushAsync([Text("/b", "3\n")], settings));
        Assert.Equal(ErrorIds.Conflict, again.ErrorId);
        AdoServiceException missing = await Assert.ThrowsAsync<AdoServiceException>(
            () => PushAsync([Text("/b", "3\n")], new() { Reference = "refs/heads/no-such" }));
        Assert.Equal(ErrorIds.NotFound, missing.ErrorId);
    }

    [ProgramTheory("git")]
    [InlineData("/folder", false, ErrorIds.InvalidRequest)]
    [InlineData("/no/such", true, ErrorIds.NotFound)]
    [InlineData("/folder/there", false, ErrorIds.Conflict, "/a")]
    public async Task Plan_EditThatDoesNotFit_IsRefused(string path, bool isDeletion, string expected, string? newPath = null)
    {
        await CloneAsync();
        Write("a", "1\n"u8.ToArray());
        Write("folder/there", "1\n"u8.ToArray());
        await PushAsync("main");

        FileEdit edit = new(path) { NewPath = newPath, Source = isDeletion ? null : FileSource.OfText("x") };
        AdoServiceException refused = await Assert.ThrowsAsync<AdoServiceException>(() => PlanAsync([edit], new() { Reference = Main }));
        Assert.Equal((expected, path), (refused.ErrorId, refused.Target));
    }

    [Fact]
    public async Task Plan_FileGivenTwice_IsRefused()
    {
        AdoServiceException refused = await Assert.ThrowsAsync<AdoServiceException>(
            () => PlanAsync([Text("/a", "1"), Text("/a", "2")], new() { Reference = Main }));
        Assert.Equal(ErrorIds.InvalidRequest, refused.ErrorId);
        Assert.Empty(Emulator.Requests.List());
    }

    [Fact]
    public async Task Push_ToABranchThatRequiresAPullRequest_SaysWhatToDo()
    {
        PushPlan plan = await Product.PlanPushAsync(
            new("SecretSauce", "web"), [Text("/a", "x")], new() { Reference = Main }, Patience.Token);

        AdoServiceException refused = await Assert.ThrowsAsync<AdoServiceException>(() => Product.PushAsync(plan, Patience.Token));
        Assert.Equal((ErrorIds.NotPermitted, "TF402455"), (refused.ErrorId, refused.ServiceCode));
        Assert.Contains("require a pull request", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ManyFiles_CostsFewRequests()
    {
        const int Many = 1_000;
        FileEdit[] all = [.. Enumerable.Range(0, Many).Select(static i => Text($"/f/{i % 9}/{i}.txt", $"{i}\n"))];
        ForgetRequests();
        await PushAsync(all);
        Assert.InRange(Emulator.Requests.List().Count, 1, 4);

        FileEdit[] edited = [.. Enumerable.Range(0, Many).Select(static i => Text($"/f/{i % 9}/{i}.txt", $"{i} again\n"))];
        ForgetRequests();
        await PushAsync(edited);
        Assert.InRange(Emulator.Requests.List().Count, Many, Many + 4);

        ForgetRequests();
        await PushAsync(all, new() { Reference = Main, Encoding = TextForm.Of(new UTF8Encoding(false), hasMark: false), LineEnd = "\n" });
        Assert.InRange(Emulator.Requests.List().Count, 1, 4);
    }

    private static FileEdit Text(string path, string text) => new(path) { Source = FileSource.OfText(text) };

    private static FileEdit Bytes(string path, byte[] bytes) => new(path) { Source = FileSource.OfBytes(bytes) };

    private FileEdit LocalFile(string path, string name) => new(path) { Source = FileSource.OfFile(Path.Combine(Git.Folder, name)) };

    private byte[] Content(string path) => File.ReadAllBytes(Path.Combine(Clone, path));

    private Task<PushPlan> PlanAsync(FileEdit[] edits, PushSettings settings) =>
        Product.PlanPushAsync(Sandbox, edits, settings, Patience.Token);

    private async Task<AdoPush> PushAsync(FileEdit[] edits, PushSettings? settings = null) =>
        await Product.PushAsync(await PlanAsync(edits, settings ?? new() { Reference = Main }), Patience.Token);
}

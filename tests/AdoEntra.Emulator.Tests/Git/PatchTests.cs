using System.Text;
using AdoEntra.Emulator.Tests.Support;
using AdoEntra.Resources.Git.Differences;

namespace AdoEntra.Emulator.Tests.Git;

/// <summary>A patch of what differs between two branches is one that git applies, and makes the one of the other. Needs git.</summary>
public sealed class PatchTests : RepositoryTests
{
    private static readonly Encoding s_latin = Encoding.Latin1;

    private readonly List<AdoServiceException> _reports = [];

    [ProgramTheory("git")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Patch_EveryKindOfChange_IsAppliedByGit(bool isText)
    {
        await CloneAsync();
        Write("edited.txt", Lines(1, 40));
        Write("deleted.txt", Lines(1, 3));
        Write("moved/from.txt", Lines(1, 30));
        Write("moved/as it is.txt", Lines(5, 9));
        Write("crlf.txt", "one\r\ntwo\r\nthree\r\n"u8.ToArray());
        Write("no end.txt", "one\ntwo"u8.ToArray());
        Write("gets an end.txt", "one\ntwo"u8.ToArray());
        Write("latin.txt", s_latin.GetBytes("Grün\nBlau\nRot\n"));
        Write("mark.txt", [0xEF, 0xBB, 0xBF, .. "Grün\n"u8]);
        Write("utf-16.txt", Encoding.Unicode.GetBytes("\uFEFFGrün\r\nBlau\r\n"));
        Write("image.png", Bytes(1, 3_000));
        Write("gone.bin", Bytes(2, 200));
        Write("becomes binary", Lines(1, 5));
        Write("empty", []);
        Write("no longer empty", []);
        Write("program.sh", "echo 1\n"u8.ToArray());
        Write("turns executable.sh", Lines(1, 4));
        Write("ä/名 \"quoted\"\tand\\more.txt", Lines(1, 8));
        Write("ä/# ? % & + : < >.txt", Lines(1, 8));
        Write(new string('x', 200) + ".txt", Lines(1, 8));
        Write("sub", Lines(1, 2));
        await InAsync(Local, "add", "--all");
        await InAsync(Local, "update-index", "--chmod=+x", "program.sh");
        await LinkAsync("link", "edited.txt");
        await PushAsync("main");

        Write("edited.txt", [.. Lines(1, 3), .. "new\n"u8, .. Lines(5, 20), .. Lines(25, 41)]);
        File.Delete(Path.Combine(Clone, "deleted.txt"));
        await InAsync(Local, "mv", "moved/from.txt", "moved/to ä.txt");
        Write("moved/to ä.txt", [.. Lines(1, 28), .. "end\n"u8]);
        await InAsync(Local, "mv", "moved/as it is.txt", "elsewhere.txt");
        Write("crlf.txt", "one\r\nTWO\r\nthree\r\nfour\n"u8.ToArray());
        Write("no end.txt", "one\ntwo\nthree"u8.ToArray());
        Write("gets an end.txt", "one\ntwo\n"u8.ToArray());
        Write("latin.txt", s_latin.GetBytes("Grün\nBläulich\nRot\n"));
        Write("mark.txt", "Grün\n"u8.ToArray());
        Write("utf-16.txt", Encoding.Unicode.GetBytes("\uFEFFGrün\r\nRot\r\n"));
        Write("image.png", [.. Bytes(1, 2_000), .. Bytes(7, 70_000)]);
        Write("new.bin", Bytes(3, 53));
        File.Delete(Path.Combine(Clone, "gone.bin"));
        Write("becomes binary", [0, 1, 2]);
        File.Delete(Path.Combine(Clone, "empty"));
        Write("new empty", []);
        Write("no longer empty", "x"u8.ToArray());
        Write("program.sh", "echo 2\n"u8.ToArray());
        Write("ä/名 \"quoted\"\tand\\more.txt", Lines(2, 8));
        Write("ä/# ? % & + : < >.txt", Lines(1, 9));
        Write(new string('x', 200) + ".txt", Lines(1, 9));
        Write("new name with blank ä.txt", "lone \r return\n\n"u8.ToArray());
        File.Delete(Path.Combine(Clone, "sub"));
        Write("sub/file.txt", Lines(1, 2));
        await InAsync(Local, "add", "--all");
        await InAsync(Local, "update-index", "--chmod=+x", "turns executable.sh");
        await InAsync(Local, "config", "core.fileMode", "false");
        await LinkAsync("link", "crlf.txt");
        await LinkAsync("new link", "edited.txt");
        await PushAsync("topic");

        await AssertAppliedAsync("main", "topic", isText);
        await AssertAppliedAsync("topic", "main", isText, isDirect: true);
        Assert.Empty(_reports);
    }

    [ProgramFact("git")]
    public async Task Patch_OfLinkThatBecomesAFile_IsAppliedByGit()
    {
        await CloneAsync();
        Write("a", Lines(1, 3));
        await LinkAsync("b", "a");
        await PushAsync("main");
        await InAsync(Local, "rm", "--quiet", "b");
        Write("b", Lines(1, 3));
        await PushAsync("topic");

        await AssertAppliedAsync("main", "topic", isText: true);
        await AssertAppliedAsync("topic", "main", isText: true, isDirect: true);
    }

    [ProgramTheory("git")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Patch_OfRandomEdits_IsAppliedByGit(int seed)
    {
        await CloneAsync();
        var random = new Random(seed);
        for (int file = 0; file < 40; file++) Write($"d{file % 7}/f{file}.txt", RandomLines(random, random.Next(60)));
        await PushAsync("main");
        for (int file = 0; file < 40; file++)
        {
            string path = Path.Combine(Clone, $"d{file % 7}/f{file}.txt");
            byte[] before = File.ReadAllBytes(path);
            int cut = random.Next(before.Length + 1);
            byte[] edited = [.. before[..cut], .. RandomLines(random, random.Next(4)), .. before[Math.Min(before.Length, cut + 9)..]];
            if (random.Next(5) == 0) File.Delete(path);
            else File.WriteAllBytes(path, edited);
        }

        await PushAsync("topic");
        await AssertAppliedAsync("main", "topic", isText: true);
    }

    [ProgramFact("git")]
    public async Task Compare_MoreChangesThanOnePage_GivesEachOnce()
    {
        await CloneAsync();
        Write("first.txt", Lines(1, 2));
        await PushAsync("main");
        for (int file = 0; file < 450; file++) Write($"folder{file % 60}/file{file}.txt", Encoding.UTF8.GetBytes($"{file}\n"));
        await PushAsync("topic");

        Comparison comparison = await Product.CompareAsync(Sandbox, "main", "topic", isDirect: false, Patience.Token);
        List<string> paths = [];
        await foreach (IReadOnlyList<AdoFileChange> batch in comparison.Changes) paths.AddRange(batch.Select(static one => one.Path!));
        Assert.Equal(Enumerable.Range(0, 450).Select(file => $"/folder{file % 60}/file{file}.txt").Order(), paths.Order());
        await AssertAppliedAsync("main", "topic", isText: true);
    }

    [ProgramFact("git")]
    public async Task Compare_BranchesThatBothWentOn_IsFromTheCommonCommitUnlessDirect()
    {
        await CloneAsync();
        Write("a.txt", Lines(1, 3));
        await PushAsync("main");
        await InAsync(Local, "switch", "--quiet", "--create", "work");
        Write("b.txt", Lines(1, 3));
        await PushAsync("topic");
        await InAsync(Local, "switch", "--quiet", "-");
        Write("c.txt", Lines(7, 9));
        await PushAsync("main");

        Assert.Equal(["add /b.txt"], await TextsAsync("origin/main", "refs/heads/topic", isDirect: false));
        Assert.Equal(["add /b.txt", "delete /c.txt"], await TextsAsync("main", "topic", isDirect: true));
        await AssertAppliedAsync("main", "topic", isText: true, isDirect: true);
    }

    [ProgramFact("git")]
    public async Task Patch_FileThatIsTooLarge_IsReportedAndRefusedByGitAsAWhole()
    {
        await CloneAsync();
        Write("a.txt", Lines(1, 3));
        Write("large.txt", Lines(1, 3));
        await PushAsync("main");

        // Where git has the content already, it takes it from there.
        await CloneAsync("other");
        Write("a.txt", "x\n"u8.ToArray());
        Write("large.txt", Lines(1, 40));
        Write("z.txt", "x\n"u8.ToArray());
        await PushAsync("topic");

        string file = await SaveAsync("main", "topic", isText: true, isDirect: false, largest: 100);
        Assert.Equal("/large.txt", Assert.Single(_reports).Target);
        Assert.NotEqual(0, (await Git.TryAsync("-C", "other", "apply", file)).ExitCode);
        Assert.Empty(await InAsync("other", "status", "--porcelain"));
    }

    private async Task<string[]> TextsAsync(string from, string to, bool isDirect)
    {
        Comparison comparison = await Product.CompareAsync(Sandbox, from, to, isDirect, Patience.Token);
        List<string> texts = [];
        await foreach (IReadOnlyList<AdoFileChange> batch in comparison.Changes) texts.AddRange(batch.Select(static one => one.ToString()));
        return [.. texts.Order(StringComparer.Ordinal)];
    }

    private async Task AssertAppliedAsync(string from, string to, bool isText, bool isDirect = false)
    {
        string file = await SaveAsync(from, to, isText, isDirect);
        string folder = Path.GetRandomFileName();
        await CloneAsync(folder);
        await InAsync(folder, "checkout", "--quiet", "--detach", "origin/" + from);
        await InAsync(folder, "apply", "--check", "--index", file);
        await InAsync(folder, "apply", "--index", "--whitespace=nowarn", file);
        string left = await InAsync(folder, "diff", "--cached", "--raw", "--no-renames", "origin/" + to);
        Assert.True(left.Length == 0, left);
    }

    private async Task<string> SaveAsync(string from, string to, bool isText, bool isDirect, long largest = 1_000_000)
    {
        Comparison comparison = await Product.CompareAsync(Sandbox, from, to, isDirect, Patience.Token);
        var patch = new ComparisonPatch(
            Product,
            comparison,
            failure =>
            {
                _reports.Add(failure);
                return default;
            },
            largest
        );
        string file = Path.Combine(Git.Folder, "a.patch");
        await using (FileStream target = new(file, FileMode.Create))
        {
            if (isText)
            {
                // As a shell writes texts to a program: each with an end of its own.
                await foreach (string text in patch.ReadTextsAsync(Patience.Token)) target.Write(Encoding.UTF8.GetBytes(text + "\r\n"));
            }
            else
            {
                await foreach (byte[] part in patch.ReadAsync(isText: false, Patience.Token)) target.Write(part);
            }
        }

        return file;
    }

    private async Task LinkAsync(string path, string target)
    {
        Write(".link", Encoding.UTF8.GetBytes(target));
        string id = await InAsync(Local, "hash-object", "-w", ".link");
        File.Delete(Path.Combine(Clone, ".link"));
        await InAsync(Local, "update-index", "--add", "--cacheinfo", $"120000,{id},{path}");
        await InAsync(Local, "checkout-index", "--force", "--", path);
    }

    private static byte[] Lines(int first, int last) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(first, last - first + 1).Select(static line => $"Zeile {line} grün\n")));

    private static byte[] RandomLines(Random random, int count) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(_ => $"{random.Next(6)}\n")));

    private static byte[] Bytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }
}

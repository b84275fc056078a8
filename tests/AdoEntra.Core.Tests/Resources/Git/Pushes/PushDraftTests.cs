using System.Text;
using System.Text.Json;
using AdoEntra.Errors;
using AdoEntra.Resources.Git.Pushes;

namespace AdoEntra.Core.Tests.Resources.Git.Pushes;

/// <summary>The body of a push: what is in it, and that it can be sent again.</summary>
public sealed class PushDraftTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(49_151)]
    [InlineData(200_000)]
    public async Task Body_OfEveryKindOfChange_IsJson_AndHasItsLength(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        FileSource source = FileSource.OfBytes(content);
        source.Take(null, "/a");
        PushDraft draft = new()
        {
            Reference = "refs/heads/main",
            OldObjectId = new string('a', 40),
            Message = "one \"two\" }]}",
            Changes =
            [
                new("add", "/ä\"}", null, source),
                new("delete", "/b", null, null),
                new("rename", "/c", "/d", null),
                new("rename", "/e", "/f", source),
            ],
        };

        for (int time = 0; time < 2; time++)
        {
            using HttpContent body = draft.Body.CreateContent();
            byte[] bytes = await body.ReadAsByteArrayAsync();
            Assert.Equal(bytes.Length, body.Headers.ContentLength);
            using var json = JsonDocument.Parse(bytes);
            JsonElement commit = json.RootElement.GetProperty("commits")[0];
            Assert.Equal(draft.Message, commit.GetProperty("comment").GetString());
            JsonElement[] changes = [.. commit.GetProperty("changes").EnumerateArray()];
            Assert.Equal(["add", "delete", "rename", "rename"], changes.Select(static one => one.GetProperty("changeType").GetString()));
            Assert.Equal(content, changes[0].GetProperty("newContent").GetProperty("content").GetBytesFromBase64());
            Assert.Equal(content, changes[3].GetProperty("newContent").GetProperty("content").GetBytesFromBase64());
            Assert.Equal("/ä\"}", changes[0].GetProperty("item").GetProperty("path").GetString());
            Assert.Equal("/d", changes[2].GetProperty("sourceServerItem").GetString());
            Assert.Equal("refs/heads/main", json.RootElement.GetProperty("refUpdates")[0].GetProperty("name").GetString());
        }
    }

    [Theory]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    [InlineData("hello\n", "ce013625030ba8dba906f756967f9e9ca394464a")]
    public void ObjectId_IsThatOfGit(string text, string expected)
    {
        FileSource source = FileSource.OfText(text);
        source.Take(null, "/a");
        Assert.Equal(expected, source.ObjectId());
    }

    [Theory]
    [InlineData("\r\n", "a\r\r\nb\rc\r", "a\r\r\nb\rc\r")]
    [InlineData("\r\n", "\n\n\r\n", "\r\n\r\n\r\n")]
    [InlineData("\n", "a\r\nb\n\r\n", "a\nb\n\n")]
    [InlineData(null, "a\r\nb\n", "a\r\nb\n")]
    public void Text_InAnotherForm_HasItsLineEnds(string? lineEnd, string given, string expected)
    {
        // Long enough that a line end falls between two parts.
        string fill = new('x', 16 * 1024 - 2);
        FileSource source = FileSource.OfText(fill + given);
        source.Take(new TextForm(Encoding.Unicode, [0xFF, 0xFE], lineEnd), "/a");
        using var written = new MemoryStream();
        using (Stream content = source.Open()) content.CopyTo(written);
        Assert.Equal(source.Length, written.Length);
        Assert.Equal("\uFEFF" + fill + expected, Encoding.Unicode.GetString(written.ToArray()));
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0xFF }, new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0xFF })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A }, new byte[] { 0x61, 0x0A })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00 }, new byte[] { 0x61, 0x0A })]
    public void File_InAnotherForm_LosesNoByteThatIsNoText(byte[] file, byte[] expected)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            FileSource source = FileSource.OfFile(path);
            source.Take(new TextForm(TextForm.Utf8, [], "\n"), "/a");
            using var written = new MemoryStream();
            using (Stream content = source.Open()) content.CopyTo(written);
            Assert.Equal(expected, written.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("docs/a.md", "/docs/a.md")]
    [InlineData("/a", "/a")]
    [InlineData("/", null)]
    [InlineData("", null)]
    [InlineData("/a/../b", null)]
    [InlineData("/a//b", null)]
    public void Path_OfAFile_IsFromTheRoot(string given, string? expected)
    {
        if (expected is not null) Assert.Equal(expected, FileEdit.PathOf(given));
        else Assert.Equal(ErrorIds.InvalidRequest, Assert.Throws<AdoServiceException>(() => FileEdit.PathOf(given)).ErrorId);
    }
}

using System.Text;

namespace AdoEntra.Resources.Git.Patches;

/// <summary>A file on one side of a difference.</summary>
/// <param name="Path">The path from the root, without a slash before it.</param>
/// <param name="Mode">
/// As git has it: <c>100644</c>, <c>100755</c>, <c>120000</c> for a symbolic link, <c>160000</c> for a submodule.
/// </param>
/// <param name="ObjectId">The id of its content.</param>
/// <param name="Content">The content; null where it was too large to be read.</param>
internal sealed record PatchSide(string Path, string Mode, string ObjectId, byte[]? Content)
{
    /// <summary>What kind of file it is: a patch cannot make one of another.</summary>
    public string Kind => Mode.Substring(0, 3);
}

/// <summary>The part of a patch that is about one file, as <c>git apply</c> takes it (git-diff, "Generating patch text").</summary>
internal static class FilePatch
{
    // What git looks at, too.
    private const int LookedAt = 8000;

    private static readonly string s_noObject = new('0', 40);
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The part of a patch; empty where nothing differs.</summary>
    /// <param name="before">The file as it was; null where it was not there.</param>
    /// <param name="after">The file as it is; null where it is not there any more.</param>
    /// <param name="isText">
    /// Whether the patch has to be text in UTF-8: a file in another encoding is in it as a binary one is, so that none of its bytes is
    /// lost.
    /// </param>
    public static byte[] Of(PatchSide? before, PatchSide? after, bool isText)
    {
        var patch = new PatchWriter();
        if (before is not null && after is not null && before.Kind != after.Kind)
        {
            Write(patch, before, null, isText);
            Write(patch, null, after, isText);
        }
        else
        {
            Write(patch, before, after, isText);
        }

        return patch.ToArray();
    }

    private static void Write(PatchWriter patch, PatchSide? before, PatchSide? after, bool isText)
    {
        bool isSame = before?.ObjectId == after?.ObjectId;
        if (isSame && before?.Mode == after?.Mode && before?.Path == after?.Path) return;
        (string oldPath, string newPath) = ((before ?? after)!.Path, (after ?? before)!.Path);
        patch.Line($"diff --git {QuotedPath.Of("a/", oldPath)} {QuotedPath.Of("b/", newPath)}");
        bool keepsMode = before is not null && after is not null && before.Mode == after.Mode;
        if (before is null) patch.Line("new file mode " + after!.Mode);
        else if (after is null) patch.Line("deleted file mode " + before.Mode);
        else if (!keepsMode)
        {
            patch.Line("old mode " + before.Mode);
            patch.Line("new mode " + after.Mode);
        }

        FileLines? old = Lines(before, isText);
        FileLines? changed = Lines(after, isText);
        IReadOnlyList<ChangedLines> changes = old is null || changed is null || isSame ? [] : LineComparison.Of(old, changed);
        if (oldPath != newPath)
        {
            patch.Line(FormattableString.Invariant($"similarity index {Similarity(isSame, old, changes)}%"));
            patch.Line("rename from " + QuotedPath.Of(string.Empty, oldPath));
            patch.Line("rename to " + QuotedPath.Of(string.Empty, newPath));
        }

        if (isSame) return;
        string mode = keepsMode ? " " + after!.Mode : string.Empty;
        patch.Line($"index {before?.ObjectId ?? s_noObject}..{after?.ObjectId ?? s_noObject}{mode}");
        (string oldName, string newName) = (Name("a/", before), Name("b/", after));
        if (before is { Content: null } || after is { Content: null })
        {
            // Without the content git apply refuses the whole patch, and changes nothing.
            patch.Line($"Binary files {oldName} and {newName} differ");
        }
        else if (old is null || changed is null)
        {
            BinaryHunk.Write(patch, before?.Content ?? [], after?.Content ?? []);
        }
        else if (changes.Count > 0)
        {
            patch.Line("--- " + oldName + EndOf(before));
            patch.Line("+++ " + newName + EndOf(after));
            patch.Hunks(old, changed, changes);
        }
    }

    private static string Name(string prefix, PatchSide? side) => side is null ? "/dev/null" : QuotedPath.Of(prefix, side.Path);

    // Behind a blank in a name, git could not tell the name from a time.
    private static string EndOf(PatchSide? side) => side?.Path.Contains(' ') == true ? "\t" : string.Empty;

    // Null for what is not text.
    private static FileLines? Lines(PatchSide? side, bool isText)
    {
        byte[]? content = side is null ? [] : side.Content;
        if (content is null || Array.IndexOf(content, (byte)0, 0, Math.Min(content.Length, LookedAt)) >= 0) return null;
        return isText && !IsUtf8(content) ? null : new FileLines(content);
    }

    private static bool IsUtf8(byte[] content)
    {
        try
        {
            s_strict.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // How much of the file as it was is still there, by lines.
    private static int Similarity(bool isSame, FileLines? old, IReadOnlyList<ChangedLines> changes) =>
        isSame ? 100 : old is null || old.Count == 0 ? 0 : 100 * (old.Count - changes.Sum(static change => change.OldCount)) / old.Count;
}

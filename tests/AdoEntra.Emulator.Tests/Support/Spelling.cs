using System.Text;

namespace AdoEntra.Emulator.Tests.Support;

/// <summary>
/// Azure's library keeps managed-identity tokens for the whole process, by the id's very spelling: each test spells it in a way of its own.
/// </summary>
internal static class Spelling
{
    private static int s_spellings;

    /// <summary>The resource id of an identity, in a spelling that is new in this process.</summary>
    public static string New(EmulatedIdentity identity)
    {
        string id = identity.ResourceId!;
        int spelling = Interlocked.Increment(ref s_spellings);
        var text = new StringBuilder(id);
        int at = id.IndexOf("userAssignedIdentities", StringComparison.Ordinal);
        for (int bit = 0; bit < 20; bit++)
        {
            if ((spelling >> bit & 1) == 1)
                text[at + bit] = char.IsUpper(text[at + bit])
                    ? char.ToLowerInvariant(text[at + bit])
                    : char.ToUpperInvariant(text[at + bit]);
        }

        return text.ToString();
    }
}

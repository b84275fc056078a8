using System.Security.Cryptography;

namespace AdoEntra.Emulator.Tests.Contract;

/// <summary>The contract at hand is the one that the tests were written for.</summary>
public sealed class ContractFilesTests
{
    [ContractFact]
    public void Files_AreThoseThatAreListed()
    {
        string[] listed =
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "tools", "contract.sha256"))
                .Where(line => !line.StartsWith('#'))
        ];

        Assert.True(listed.Length > 40, $"Only {listed.Length} files are listed.");
        Assert.Equal(listed, listed.Select(line => HashLine(line.Split("  ", 2)[1])));
    }

    private static string HashLine(string name)
    {
        var path = Path.Combine(ContractFolder.Required, name);
        return File.Exists(path) ? $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}  {name}" : $"(missing)  {name}";
    }
}

using AdoEntra.Identity;

namespace AdoEntra.Core.Tests.Identity;

public sealed class SmallFileTests : IDisposable
{
    private readonly string _root = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), "adoentra-" + Guid.NewGuid().ToString("N")))
        .FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Read_WhatIsNoSmallFile_IsNothing()
    {
        string large = Path.Combine(_root, "large");
        File.WriteAllText(large, new string('x', (1 << 20) + 1));

        Assert.Null(SmallFile.Read(large));
        Assert.Null(SmallFile.Read(_root));
        Assert.Null(SmallFile.Read(Path.Combine(_root, "missing")));
        Assert.Null(SmallFile.Read("bad\0path"));
        Assert.Null(SmallFile.Read(""));
        Assert.Equal(1 << 20, SmallFile.Read(large, 1 << 21)?.Length - 1);
    }
}

namespace AdoEntra.Conventions.Tests.Pester;

/// <summary>That test files which share a shell do not stand in each other's way.</summary>
public sealed class PesterFileSharingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoentra-sharing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task AFile_FindsTheSessionAsTheFirstDid_AndAShellOfItsOwnAfterOneThatEnded()
    {
        string traces = Write("traces", "$env:TRACE | Should -BeNullOrEmpty; $env:TRACE = 'left'; Set-Location /");
        PesterResult first = Assert.Single(await PesterFile.RunAsync(traces, CancellationToken.None));
        Assert.Equal((PesterOutcome.Passed, string.Empty), (first.Outcome, first.Text));

        PesterResult again = Assert.Single(await PesterFile.RunAsync(traces, CancellationToken.None));
        Assert.Equal((PesterOutcome.Passed, string.Empty), (again.Outcome, again.Text));

        string last = Write("last", "[Console]::Error.WriteLine('Good bye.'); [Environment]::Exit(3)");
        PesterResult ended = Assert.Single(await PesterFile.RunAsync(last, CancellationToken.None));
        Assert.Equal(PesterOutcome.Failed, ended.Outcome);
        Assert.Contains("Good bye.", ended.Text, StringComparison.Ordinal);

        string next = Write("next", "1 | Should -Be 2");
        PesterResult failed = Assert.Single(await PesterFile.RunAsync(next, CancellationToken.None));
        Assert.Equal(PesterOutcome.Failed, failed.Outcome);
        Assert.Contains("Expected 2", failed.Text, StringComparison.Ordinal);
    }

    private string Write(string name, string test)
    {
        string path = Path.Combine(_folder.FullName, $"{name}.Tests.ps1");
        File.WriteAllText(path, $"Describe 'It' {{ It 'runs' {{ {test} }} }}");
        return path;
    }
}
